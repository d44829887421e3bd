//! CBOR that we write, another reader reads; what it writes of that, in its own form, we read back equal.

#![no_main]

#[path = "../../tests/hostile/own.rs"]
mod own;
#[allow(dead_code)]
#[path = "../shared/random.rs"]
mod random;
#[allow(dead_code)]
#[path = "../../tests/hostile/rpc/sink.rs"]
mod rpc_sink;
#[allow(dead_code)]
#[path = "../../tests/hostile/sink.rs"]
mod sink;

use arbitrary::{Result, Unstructured};
use aws_operation::server::ServerOperation;
use aws_operation::{Body, Endpoint, Error, Operation};
use libfuzzer_sys::fuzz_target;

use random::{FarTimes, Values};
use rpc_sink::cbor::Drain;
use rpc_sink::{Flood, Leak};

fuzz_target!(|data: &[u8]| {
    // Out of bytes, out of values: that is no fault.
    let _ = run(&mut Unstructured::new(data));
});

fn run(data: &mut Unstructured<'_>) -> Result<()> {
    match data.int_in_range(0..=2)? {
        0 => request(&drain(data)?),
        1 => output(&flood(&mut Values(data))?),
        _ => fault(&leak(data)?),
    }
    Ok(())
}

/// The same body in another's words: lengths that are known, floats as short as they can be.
fn reworded(body: &[u8]) -> Vec<u8> {
    let value: ciborium::Value = ciborium::from_reader(body).expect("what we write is CBOR");
    let mut reworded = Vec::new();
    ciborium::into_writer(&value, &mut reworded).expect("it is in memory");
    reworded
}

fn request(drain: &Drain) {
    let endpoint = Endpoint::new("https://example.com").expect("an endpoint");
    let request = drain.encode(&endpoint).expect("an RPC can carry anything");
    let request = request.map(Body::into_bytes);
    assert_eq!(Drain::decode_request(&request).as_ref(), Ok(drain));
    let request = request.map(|body| reworded(&body));
    assert_eq!(Drain::decode_request(&request).as_ref(), Ok(drain));
}

fn output(flood: &Flood) {
    let reply = Drain::encode_output(flood).map(Body::into_bytes);
    assert_eq!(
        &Drain::decode(reply.clone()).expect("what we write we read"),
        flood
    );
    let reply = reply.map(|body| reworded(&body));
    assert_eq!(&Drain::decode(reply).expect("another's is read too"), flood);
}

fn fault(fault: &Leak) {
    let reply = Drain::encode_error(fault).map(Body::into_bytes);
    for reply in [reply.clone(), reply.map(|body| reworded(&body))] {
        match Drain::decode(reply) {
            Err(Error::Modeled(read, _)) => assert_eq!(format!("{read:?}"), format!("{fault:?}")),
            other => panic!("{other:?}"),
        }
    }
}

fn drain(data: &mut Unstructured<'_>) -> Result<Drain> {
    let values = &mut Values(data);
    let mut drain = Drain::new(values.text()?);
    drain.secret = values.optional(Values::text)?.map(Into::into);
    drain.count = values.any()?;
    drain.flood = values.optional(flood)?;
    Ok(drain)
}

fn time(values: &mut Values<'_, '_>) -> Result<aws_operation::Timestamp> {
    values.time(FarTimes::Microseconds)
}

fn flood(values: &mut Values<'_, '_>) -> Result<Flood> {
    let mut flood = Flood::new(values.text()?);
    flood.text = values.optional(Values::text)?;
    flood.secret = values.optional(Values::text)?.map(Into::into);
    flood.letter = values.any()?;
    flood.flag = values.any()?;
    flood.byte = values.any()?;
    flood.short = values.any()?;
    flood.integer = values.any()?;
    flood.long = values.any()?;
    flood.huge = values.any::<Option<i64>>()?.map(|it| 2 * i128::from(it));
    flood.unsigned_byte = values.any()?;
    flood.unsigned_short = values.any()?;
    flood.unsigned_integer = values.any()?;
    flood.unsigned_long = values.any()?;
    flood.float = values.optional(Values::float)?;
    flood.double = values.optional(Values::double)?;
    flood.blob = values.optional(Values::blob)?;
    flood.secret_blob = values.optional(Values::blob)?.map(Into::into);
    flood.time = values.optional(time)?;
    flood.date_time = values.optional(time)?;
    flood.http_date = values.optional(|values| {
        let time = time(values)?;
        Ok(aws_operation::Timestamp::from_secs(time.epoch_seconds()))
    })?;
    flood.kind = values.optional(Values::kind)?;
    flood.level = values.optional(Values::level)?;
    flood.choice = values.optional(|values| values.choice(3))?;
    flood.tree = values.optional(|values| values.tree(3))?.map(Box::new);
    flood.pair = values.any()?;
    flood.outcome = values.any()?;
    flood.list = values.any()?;
    flood.sparse_list = values.any()?;
    flood.blobs = values.optional(|values| values.some(Values::blob))?;
    flood.trees = values.optional(|values| values.some(|values| values.tree(1)))?;
    flood.map =
        values.optional(|values| values.map(|values| Ok((values.text()?, values.tree(2)?))))?;
    flood.sparse_map = values.optional(|values| {
        values.map(|values| {
            let key = values.text()?;
            Ok((key, values.optional(|values| values.choice(1))?))
        })
    })?;
    flood.kinds = values.optional(|values| {
        values.map(|values| Ok((values.kind()?, values.some(Values::level)?)))
    })?;
    flood.numbered =
        values.optional(|values| values.map(|values| Ok((values.any()?, values.double()?))))?;
    flood.times = values.optional(|values| values.some(time))?;
    // Its floats would come back as integers where another has no use for their fraction.
    flood.document = values
        .optional(|values| values.document(2))?
        .filter(|document| !document.is_null());
    flood.documents = values.optional(|values| values.some(|values| values.document(2)))?;
    flood.count = values.any()?;
    flood.tags = values.any()?;
    Ok(flood)
}

fn leak(data: &mut Unstructured<'_>) -> Result<Leak> {
    let values = &mut Values(data);
    Ok(match values.0.int_in_range(0..=2)? {
        0 => Leak::SlowDownException,
        1 => Leak::ShapedException(values.tree(3)?),
        _ => Leak::NamedException {
            secret: values.optional(Values::text)?.map(Into::into),
            double: values.optional(Values::double)?,
            blob: values.optional(Values::blob)?,
            time: values.optional(time)?,
            tree: values.optional(|values| values.tree(2))?.map(Box::new),
            choice: values.optional(|values| values.choice(2))?,
            document: values
                .optional(|values| values.document(2))?
                .filter(|document| !document.is_null()),
        },
    })
}
