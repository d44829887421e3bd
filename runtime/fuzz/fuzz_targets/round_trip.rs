//! What we write we read back: requests by the server's half, outputs and errors by the client's.

#![no_main]

#[path = "../../tests/hostile/own.rs"]
mod own;
#[path = "../shared/random.rs"]
mod random;
#[allow(dead_code)]
#[path = "../../tests/hostile/sink.rs"]
mod sink;

use arbitrary::{Result, Unstructured};
use aws_operation::http::Request;
use aws_operation::server::ServerOperation;
use aws_operation::{Body, Endpoint, Error, Operation};
use libfuzzer_sys::fuzz_target;

use random::{FarTimes, Values};
use sink::{Fault, Pour, Sink};

/// The parameters of members of their own.
const PARAMETERS: [&str; 7] = [
    "text", "byte", "double", "time", "texts", "levels", "constant",
];

fuzz_target!(|data: &[u8]| {
    // Out of bytes, out of values: that is no fault.
    let _ = run(&mut Unstructured::new(data));
});

fn run(data: &mut Unstructured<'_>) -> Result<()> {
    match data.int_in_range(0..=2)? {
        0 => request(&pour(data)?),
        1 => output(&sink(data)?),
        _ => fault(&fault_of(data)?),
    }
    Ok(())
}

fn request(pour: &Pour) {
    let endpoint = Endpoint::new("https://example.com").expect("an endpoint");
    // Labels that would name another path, and URIs that are too long.
    let Ok(request) = pour.encode(&endpoint) else {
        return;
    };
    let mut read = decoded(&request);
    let others = read.others.take().unwrap_or_default();
    let others = others
        .into_iter()
        .filter(|(name, _)| !PARAMETERS.contains(&name.as_str()));
    let others: std::collections::BTreeMap<_, _> = others.collect();
    read.others = (!others.is_empty()).then_some(others);
    assert_eq!(&read, pour);
}

fn decoded(request: &Request<Body>) -> Pour {
    Pour::decode_request(request).expect("what we write we read")
}

fn output(sink: &Sink) {
    let reply = Pour::encode_output(sink);
    assert_eq!(&Pour::decode(reply).expect("what we write we read"), sink);
}

fn fault(fault: &Fault) {
    match Pour::decode(Pour::encode_error(fault)) {
        Err(Error::Modeled(read, _)) => assert_eq!(format!("{read:?}"), format!("{fault:?}")),
        other => panic!("{other:?}"),
    }
}

fn pour(data: &mut Unstructured<'_>) -> Result<Pour> {
    let values = &mut Values(data);
    let others = values.optional(|values| {
        values.map(|values| Ok((values.name(&PARAMETERS)?, values.some(Values::text)?)))
    })?;
    Ok(Pour {
        label: values.text()?,
        number: values.any()?,
        moment: values.time(FarTimes::Exact)?,
        kind: values.kind()?,
        path: values.text()?,
        query_text: values.optional(Values::text)?,
        query_byte: values.any()?,
        query_double: values.optional(Values::double)?,
        query_time: values.optional(|values| values.time(FarTimes::Exact))?,
        query_texts: values.optional(|values| values.some(Values::text))?,
        query_levels: values.optional(|values| values.some(Values::level))?,
        others: others.filter(|others| !others.is_empty()),
        header_text: values.optional(Values::header)?,
        header_time: values.optional(|values| values.time(FarTimes::Milliseconds))?,
        header_texts: values.optional(|values| values.some(Values::item))?,
        header_times: values
            .optional(|values| values.some(|values| values.time(FarTimes::Milliseconds)))?,
        header_doubles: values.optional(|values| values.some(Values::double))?,
        header_json: values.optional(Values::text)?,
        meta: values
            .optional(Values::meta)?
            .filter(|meta| !meta.is_empty()),
        text: values.optional(Values::text)?,
        secret: values.optional(Values::text)?.map(Into::into),
        long: values.any()?,
        double: values.optional(Values::double)?,
        float: values.optional(Values::float)?,
        blob: values.optional(Values::blob)?,
        time: values.optional(|values| values.time(FarTimes::Microseconds))?,
        date_time: values.optional(|values| values.time(FarTimes::Exact))?,
        document: values
            .optional(|values| values.document(3))?
            .filter(|document| !document.is_null()),
        tree: values.optional(|values| values.tree(3))?.map(Box::new),
        choice: values.optional(|values| values.choice(3))?,
        sparse_map: values
            .optional(|values| values.map(|values| Ok((values.text()?, values.any()?))))?,
        count: values.any()?,
    })
}

fn sink(data: &mut Unstructured<'_>) -> Result<Sink> {
    let values = &mut Values(data);
    let mut sink = Sink::new(values.0.int_in_range(200..=299_u16)?, values.text()?);
    sink.header_text = values.optional(Values::header)?;
    sink.header_secret = values.optional(Values::header)?.map(Into::into);
    sink.header_flag = values.any()?;
    sink.header_byte = values.any()?;
    sink.header_long = values.any()?;
    sink.header_float = values.optional(Values::float)?;
    sink.header_double = values.optional(Values::double)?;
    sink.header_blob = values.optional(Values::blob)?;
    sink.header_time = values.optional(|values| values.time(FarTimes::Milliseconds))?;
    sink.header_epoch = values.optional(|values| values.time(FarTimes::Exact))?;
    sink.header_level = values.optional(Values::level)?;
    sink.header_texts = values.optional(|values| values.some(Values::item))?;
    sink.header_longs = values.any()?;
    sink.header_doubles = values.optional(|values| values.some(Values::double))?;
    sink.header_flags = values.any()?;
    sink.header_times =
        values.optional(|values| values.some(|values| values.time(FarTimes::Milliseconds)))?;
    sink.meta = values
        .optional(Values::meta)?
        .filter(|meta| !meta.is_empty());
    sink.text = values.optional(Values::text)?;
    sink.flag = values.any()?;
    sink.byte = values.any()?;
    sink.short = values.any()?;
    sink.integer = values.any()?;
    sink.long = values.any()?;
    sink.unsigned_byte = values.any()?;
    sink.unsigned_short = values.any()?;
    sink.unsigned_integer = values.any()?;
    sink.unsigned_long = values.any()?;
    sink.float = values.optional(Values::float)?;
    sink.double = values.optional(Values::double)?;
    sink.secret_blob = values.optional(Values::blob)?.map(Into::into);
    sink.time = values.optional(|values| values.time(FarTimes::Microseconds))?;
    sink.http_date = values.optional(|values| values.time(FarTimes::Milliseconds))?;
    sink.kind = values.optional(Values::kind)?;
    sink.choice = values.optional(|values| values.choice(3))?;
    sink.sparse_list = values.any()?;
    sink.map =
        values.optional(|values| values.map(|values| Ok((values.text()?, values.tree(2)?))))?;
    sink.kinds = values.optional(|values| {
        values.map(|values| Ok((values.kind()?, values.some(Values::level)?)))
    })?;
    sink.numbered = values
        .optional(|values| values.map(|values| Ok((values.0.arbitrary()?, values.double()?))))?;
    sink.times = values.optional(|values| values.some(|values| values.time(FarTimes::Exact)))?;
    sink.documents = values.optional(|values| values.some(|values| values.document(2)))?;
    sink.count = values.any()?;
    sink.tags = values.any()?;
    Ok(sink)
}

fn fault_of(data: &mut Unstructured<'_>) -> Result<Fault> {
    let values = &mut Values(data);
    Ok(match values.0.int_in_range(0..=2)? {
        0 => Fault::SlowDownException,
        1 => Fault::ShapedException(values.tree(3)?),
        _ => Fault::NamedException {
            long: values.any()?,
            texts: values.optional(|values| values.some(Values::item))?,
            meta: values
                .optional(Values::meta)?
                .filter(|meta| !meta.is_empty()),
            secret: values.optional(Values::text)?.map(Into::into),
            double: values.optional(Values::double)?,
            time: values.optional(|values| values.time(FarTimes::Microseconds))?,
            tree: values.optional(|values| values.tree(2))?.map(Box::new),
            choice: values.optional(|values| values.choice(2))?,
            document: values
                .optional(|values| values.document(2))?
                .filter(|document| !document.is_null()),
        },
    })
}
