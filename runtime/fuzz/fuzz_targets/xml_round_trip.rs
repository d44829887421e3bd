//! What we write as documents and forms, we read back equal; and another reader takes our documents for documents.

#![no_main]

#[path = "../../tests/hostile/own.rs"]
mod own;
#[allow(dead_code)]
#[path = "../shared/random.rs"]
mod random;
#[allow(dead_code)]
#[path = "../../tests/hostile/sink.rs"]
mod sink;
#[allow(dead_code)]
#[path = "../../tests/hostile/xml/sink.rs"]
mod xml_sink;

use arbitrary::{Result, Unstructured};
use aws_operation::{Body, Endpoint, Error, Timestamp};
use libfuzzer_sys::fuzz_target;

use random::{FarTimes, Values};
use xml_sink::{Branch, Drip, Fork, Rinsing, Spring, ec2, query, rest};

fuzz_target!(|data: &[u8]| {
    // Out of bytes, out of values: that is no fault.
    let _ = run(&mut Unstructured::new(data));
});

fn run(data: &mut Unstructured<'_>) -> Result<()> {
    let protocol = data.int_in_range(0..=2)?;
    let is_request = data.arbitrary()?;
    if is_request {
        let spring = spring(&mut Values(data))?;
        match protocol {
            0 => request(&rest::Rinse::of(spring)),
            1 => request(&query::Rinse::of(spring)),
            _ => request(&ec2::Rinse::of(spring)),
        }
    } else if data.arbitrary()? {
        let spring = spring(&mut Values(data))?;
        match protocol {
            0 => output::<rest::Rinse>(&spring),
            1 => output::<query::Rinse>(&spring),
            _ => output::<ec2::Rinse>(&spring),
        }
    } else {
        let drip = drip(&mut Values(data))?;
        match protocol {
            0 => fault::<rest::Rinse>(&drip),
            1 => fault::<query::Rinse>(&drip),
            _ => fault::<ec2::Rinse>(&drip),
        }
    }
    Ok(())
}

fn request<O: Rinsing>(rinse: &O) {
    let endpoint = Endpoint::new("https://example.com").expect("an endpoint");
    let request = rinse.encode(&endpoint).expect("all of it has a form");
    let request = request.map(Body::into_bytes);
    check(request.body());
    assert_eq!(O::decode_request(&request).as_ref(), Ok(rinse));
}

fn output<O: Rinsing>(spring: &Spring) {
    let reply = O::encode_output(spring).map(Body::into_bytes);
    check(reply.body());
    assert_eq!(&O::decode(reply).expect("what we write we read"), spring);
}

fn fault<O: Rinsing>(drip: &Drip) {
    let reply = O::encode_error(drip).map(Body::into_bytes);
    check(reply.body());
    match O::decode(reply) {
        Err(Error::Modeled(read, _)) => assert_eq!(format!("{read:?}"), format!("{drip:?}")),
        other => panic!("{other:?}"),
    }
}

/// A document is one for another reader too.
fn check(body: &[u8]) {
    if body.starts_with(b"<") {
        let text = std::str::from_utf8(body).expect("UTF-8");
        roxmltree::Document::parse(text).expect("a document");
    }
}

/// Text of characters that XML has.
fn text(values: &mut Values<'_, '_>) -> Result<String> {
    let allowed = |it: char| matches!(it, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    Ok(values.text()?.chars().filter(|it| allowed(*it)).collect())
}

/// Through serde a time without a format of its own is a number of seconds.
fn date_time(values: &mut Values<'_, '_>) -> Result<Timestamp> {
    values.time(FarTimes::Microseconds)
}

fn second(values: &mut Values<'_, '_>) -> Result<Timestamp> {
    Ok(Timestamp::from_secs(
        values.time(FarTimes::Exact)?.epoch_seconds(),
    ))
}

fn kind(values: &mut Values<'_, '_>) -> Result<sink::Kind> {
    Ok(sink::Kind::from(text(values)?.as_str()))
}

fn spring(values: &mut Values<'_, '_>) -> Result<Spring> {
    let mut spring = Spring::new(text(values)?);
    spring.text = values.optional(text)?;
    spring.secret = values.optional(text)?.map(Into::into);
    spring.flag = values.any()?;
    spring.byte = values.any()?;
    spring.short = values.any()?;
    spring.integer = values.any()?;
    spring.long = values.any()?;
    spring.unsigned_long = values.any()?;
    spring.float = values.optional(Values::float)?;
    spring.double = values.optional(Values::double)?;
    spring.blob = values.optional(Values::blob)?;
    spring.secret_blob = values.optional(Values::blob)?.map(Into::into);
    spring.time = values.optional(date_time)?;
    spring.epoch = values.optional(|values| values.time(FarTimes::Microseconds))?;
    spring.http_date = values.optional(second)?;
    spring.kind = values.optional(kind)?;
    spring.level = values.optional(Values::level)?;
    spring.fork = values.optional(|values| fork(values, 3))?;
    spring.branch = values.optional(|values| branch(values, 3))?.map(Box::new);
    spring.list = values.optional(|values| values.some(text))?;
    spring.named = values.optional(|values| values.some(Values::any))?;
    spring.flat = values.optional(|values| values.some(|values| branch(values, 1)))?;
    spring.rows = values.optional(|values| values.some(|values| values.some(text)))?;
    spring.map =
        values.optional(|values| values.map(|values| Ok((text(values)?, branch(values, 2)?))))?;
    spring.settings =
        values.optional(|values| values.map(|values| Ok((text(values)?, values.double()?))))?;
    spring.kinds = values
        .optional(|values| values.map(|values| Ok((kind(values)?, values.some(Values::level)?))))?;
    spring.numbered =
        values.optional(|values| values.map(|values| Ok((values.any()?, fork(values, 1)?))))?;
    spring.times = values.optional(|values| values.some(second))?;
    spring.count = values.any()?;
    Ok(spring)
}

/// A branch in which something is set: a form has no place for one in which nothing is.
fn branch(values: &mut Values<'_, '_>, depth: usize) -> Result<Branch> {
    let mut branch = Branch {
        form: values.optional(text)?,
        height: values.optional(Values::double)?,
        name: Some(text(values)?),
        secret: values.optional(text)?.map(Into::into),
        weight: values.optional(Values::double)?,
        ..Branch::default()
    };
    if let Some(depth) = depth.checked_sub(1) {
        branch.child = values
            .optional(|values| self::branch(values, depth))?
            .map(Box::new);
        branch.children =
            values.optional(|values| values.some(|values| self::branch(values, depth)))?;
        branch.others = values.optional(|values| {
            values.map(|values| Ok((text(values)?, self::branch(values, depth)?)))
        })?;
        branch.fork = values.optional(|values| fork(values, depth))?.map(Box::new);
    }
    Ok(branch)
}

fn fork(values: &mut Values<'_, '_>, depth: usize) -> Result<Fork> {
    let kinds = if depth == 0 { 4 } else { 7 };
    Ok(match values.0.int_in_range(0..=kinds)? {
        0 => Fork::Text(text(values)?),
        1 => Fork::Secret(text(values)?.into()),
        2 => Fork::Double(values.double()?),
        3 => Fork::Blob(values.blob()?),
        4 => Fork::Time(date_time(values)?),
        5 => Fork::Branch(Box::new(branch(values, depth - 1)?)),
        6 => Fork::Again(Box::new(fork(values, depth - 1)?)),
        _ => Fork::List(values.some(|values| fork(values, depth - 1))?),
    })
}

fn drip(values: &mut Values<'_, '_>) -> Result<Drip> {
    Ok(match values.0.int_in_range(0..=2)? {
        0 => Drip::SlowDownException,
        // Errors have no attributes.
        1 => Drip::ShapedException(Branch {
            form: None,
            height: None,
            ..branch(values, 3)?
        }),
        _ => Drip::NamedException {
            secret: values.optional(text)?.map(Into::into),
            double: values.optional(Values::double)?,
            branch: values.optional(|values| branch(values, 2))?.map(Box::new),
            fork: values.optional(|values| fork(values, 2))?,
        },
    })
}
