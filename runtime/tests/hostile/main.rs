//! x
#![cfg(feature = "server")]
#![allow(warnings)]
mod own;
mod sink;
use aws_operation::*;
#[aws_shape]
struct Big {
    m0: Option<String>,
    m1: Option<String>,
    m2: Option<String>,
    m3: Option<String>,
    m4: Option<String>,
    m5: Option<String>,
    m6: Option<String>,
    m7: Option<String>,
    m8: Option<String>,
    m9: Option<String>,
    m10: Option<String>,
    m11: Option<String>,
    m12: Option<String>,
    m13: Option<String>,
    m14: Option<String>,
    m15: Option<String>,
    m16: Option<String>,
    m17: Option<String>,
    m18: Option<String>,
    m19: Option<String>,
    m20: Option<String>,
    m21: Option<String>,
    m22: Option<String>,
    m23: Option<String>,
    m24: Option<String>,
    m25: Option<String>,
    m26: Option<String>,
    m27: Option<String>,
    m28: Option<String>,
    m29: Option<String>,
    m30: Option<String>,
    m31: Option<String>,
    m32: Option<String>,
    m33: Option<String>,
    m34: Option<String>,
    m35: Option<String>,
    m36: Option<String>,
    m37: Option<String>,
    m38: Option<String>,
    m39: Option<String>,
    m40: Option<String>,
    m41: Option<String>,
    m42: Option<String>,
    m43: Option<String>,
    m44: Option<String>,
    m45: Option<String>,
    m46: Option<String>,
    m47: Option<String>,
    m48: Option<String>,
    m49: Option<String>,
    m50: Option<String>,
    m51: Option<String>,
    m52: Option<String>,
    m53: Option<String>,
    m54: Option<String>,
    m55: Option<String>,
    m56: Option<String>,
    m57: Option<String>,
    m58: Option<String>,
    m59: Option<String>,
    m60: Option<String>,
    m61: Option<String>,
    m62: Option<String>,
    m63: Option<String>,
    m64: Option<String>,
    m65: Option<String>,
    m66: Option<String>,
    m67: Option<String>,
    m68: Option<String>,
    m69: Option<String>,
    m70: Option<String>,
    m71: Option<String>,
    m72: Option<String>,
    m73: Option<String>,
    m74: Option<String>,
    m75: Option<String>,
    m76: Option<String>,
    m77: Option<String>,
    m78: Option<String>,
    m79: Option<String>,
    m80: Option<String>,
    m81: Option<String>,
    m82: Option<String>,
    m83: Option<String>,
    m84: Option<String>,
    m85: Option<String>,
    m86: Option<String>,
    m87: Option<String>,
    m88: Option<String>,
    m89: Option<String>,
    m90: Option<String>,
    m91: Option<String>,
    m92: Option<String>,
    m93: Option<String>,
    m94: Option<String>,
    m95: Option<String>,
    m96: Option<String>,
    m97: Option<String>,
    m98: Option<String>,
    m99: Option<String>,
    child: Option<Box<Big>>,
    children: Option<Vec<Big>>,
    boxed: Option<Box<Plain>>,
}
#[aws_shape]
struct Plain {
    n0: Option<f64>,
    n1: Option<f64>,
    n2: Option<f64>,
    n3: Option<f64>,
    n4: Option<f64>,
    n5: Option<f64>,
    n6: Option<f64>,
    n7: Option<f64>,
    n8: Option<f64>,
    n9: Option<f64>,
    n10: Option<f64>,
    n11: Option<f64>,
    n12: Option<f64>,
    n13: Option<f64>,
    n14: Option<f64>,
    n15: Option<f64>,
    n16: Option<f64>,
    n17: Option<f64>,
    n18: Option<f64>,
    n19: Option<f64>,
    n20: Option<f64>,
    n21: Option<f64>,
    n22: Option<f64>,
    n23: Option<f64>,
    n24: Option<f64>,
    n25: Option<f64>,
    n26: Option<f64>,
    n27: Option<f64>,
    n28: Option<f64>,
    n29: Option<f64>,
    big: Option<Big>,
}
#[aws_operation(method = "GET", uri = "/", output = Big)]
struct Get {}

#[test]
fn x() {
    println!("{} {}", size_of::<Big>(), size_of::<Plain>());
    let w: usize = std::env::var("W").unwrap().parse().unwrap();
    for (open, close) in [
        ("{\"child\":", "}"),
        ("{\"children\":[", "]}"),
        ("{\"boxed\":{\"big\":", "}}"),
    ]
    .into_iter()
    .skip(w)
    {
        for stack in std::env::var("ST")
            .unwrap()
            .split(" ")
            .map(|x| x.parse::<usize>().unwrap())
        {
            let depth = if close.len() == 2 { 62 } else { 125 };
            let body = open.repeat(depth) + "null" + &close.repeat(depth);
            println!("{open} {stack}");
            std::thread::Builder::new()
                .stack_size(stack * 1024)
                .spawn(move || {
                    Get::decode(aws_operation::http::Response::new(body)).unwrap();
                })
                .unwrap()
                .join()
                .unwrap();
        }
    }
}
