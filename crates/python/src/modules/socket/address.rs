//! Numbers and addresses as they travel, which need no network; and looking for hosts, which does.

use std::net::Ipv4Addr;
#[cfg(not(target_arch = "wasm32"))]
use std::net::Ipv6Addr;

use super::{EAFNOSUPPORT, no_network};
use crate::modules::errno;
use crate::types::Methods;
use crate::types::bytes_methods::expect_buffer;
use crate::value::Value;
use crate::vm::{Res, Vm};

const AF_INET: i64 = 2;
/// Not in a page: the code that reads and writes these addresses is large, and nothing there has one.
#[cfg(not(target_arch = "wasm32"))]
const AF_INET6: i64 = 10;

pub(super) fn fill(m: &Methods) {
    m.sync("htons", "x, /", |vm, a| Ok(vm.int(short(vm, &a[0])?.to_be().into())))
        .sync("ntohs", "x, /", |vm, a| Ok(vm.int(u16::from_be(short(vm, &a[0])?).into())))
        .sync("htonl", "x, /", |vm, a| Ok(vm.int(long(vm, &a[0])?.to_be().into())))
        .sync("ntohl", "x, /", |vm, a| Ok(vm.int(u32::from_be(long(vm, &a[0])?).into())))
        .sync("inet_aton", "ip_addr, /", |vm, a| {
            let text = vm.expect_text(&a[0], "inet_aton() argument")?;
            let address: Option<Ipv4Addr> = text.parse().ok();
            let message = "illegal IP address string passed to inet_aton";
            let address = address.ok_or_else(|| vm.raise_text(&vm.classes().os_error, message))?;
            Ok(vm.bytes(address.octets().to_vec()))
        })
        .sync("inet_ntoa", "packed_ip, /", |vm, a| {
            let bytes = expect_buffer(vm, &a[0])?;
            match <[u8; 4]>::try_from(&bytes[..]) {
                Ok(octets) => Ok(vm.string(Ipv4Addr::from(octets).to_string())),
                Err(_) => Err(vm.raise_text(&vm.classes().os_error, "packed IP wrong length")),
            }
        })
        .sync("inet_pton", "address_family, ip_string, /", to_network)
        .sync("inet_ntop", "address_family, packed_ip, /", from_network);
    for name in ["getaddrinfo", "getnameinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr"] {
        m.sync(name, "*args, **kwargs", |vm, _| Err(no_network(vm)));
    }
    for name in ["getservbyname", "getservbyport", "getprotobyname", "sethostname", "if_nameindex"] {
        m.sync(name, "*args", |vm, _| Err(no_network(vm)));
    }
}

fn short(vm: Vm, value: &Value) -> Res<u16> {
    let number = value.as_i64().and_then(|number| u16::try_from(number).ok());
    number.ok_or_else(|| vm.overflow_error("argument does not fit into an unsigned 16-bit integer"))
}

fn long(vm: Vm, value: &Value) -> Res<u32> {
    let number = value.as_i64().and_then(|number| u32::try_from(number).ok());
    number.ok_or_else(|| vm.overflow_error("argument does not fit into an unsigned 32-bit integer"))
}

fn to_network(vm: Vm, a: &[Value]) -> Res {
    let text = vm.expect_text(&a[1], "inet_pton() argument 2")?;
    let bytes = match a[0].as_i64() {
        Some(AF_INET) => text.parse().ok().map(|address: Ipv4Addr| address.octets().to_vec()),
        #[cfg(not(target_arch = "wasm32"))]
        Some(AF_INET6) => text.parse().ok().map(|address: Ipv6Addr| address.octets().to_vec()),
        _ => return Err(errno::os_error(vm, EAFNOSUPPORT, None)),
    };
    let message = "illegal IP address string passed to inet_pton";
    bytes.map(|bytes| vm.bytes(bytes)).ok_or_else(|| vm.raise_text(&vm.classes().os_error, message))
}

fn from_network(vm: Vm, a: &[Value]) -> Res {
    let bytes = expect_buffer(vm, &a[1])?;
    let text = match a[0].as_i64() {
        Some(AF_INET) => {
            <[u8; 4]>::try_from(&bytes[..]).ok().map(|octets| Ipv4Addr::from(octets).to_string())
        }
        #[cfg(not(target_arch = "wasm32"))]
        Some(AF_INET6) => {
            <[u8; 16]>::try_from(&bytes[..]).ok().map(|octets| Ipv6Addr::from(octets).to_string())
        }
        family => {
            return Err(vm.value_error(format!("unknown address family {}", family.unwrap_or(-1))));
        }
    };
    text.map(|text| vm.string(text))
        .ok_or_else(|| vm.value_error("invalid length of packed IP address string"))
}
