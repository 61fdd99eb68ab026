//! Mail servers of one's own that pass mails on: their address says nothing about who sent.

use std::{fmt, net::IpAddr, str::FromStr};

/// Mail servers of one's own. Written as IP addresses, networks such as `10.0.0.0/8`, and the words `loopback` and
/// `private` (RFC 1918, RFC 4193, link-local).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Upstream(Vec<Place>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Loopback,
    Private,
    Network(IpAddr, u8),
}

impl Upstream {
    /// Whether this is one of them.
    pub fn has(&self, ip: IpAddr) -> bool {
        let ip = ip.to_canonical();
        self.0.iter().any(|place| place.has(ip))
    }
}

impl Place {
    fn has(self, ip: IpAddr) -> bool {
        match (self, ip) {
            (Place::Loopback, ip) => ip.is_loopback(),
            (Place::Private, IpAddr::V4(ip)) => ip.is_private() || ip.is_link_local(),
            (Place::Private, IpAddr::V6(ip)) => ip.is_unique_local() || ip.is_unicast_link_local(),
            (Place::Network(IpAddr::V4(net), bits), IpAddr::V4(ip)) => same(net.octets(), ip.octets(), bits),
            (Place::Network(IpAddr::V6(net), bits), IpAddr::V6(ip)) => same(net.octets(), ip.octets(), bits),
            _ => false,
        }
    }
}

/// Whether the first `bits` are the same.
fn same<const N: usize>(one: [u8; N], other: [u8; N], bits: u8) -> bool {
    let mut left = u32::from(bits);
    one.iter().zip(other).all(|(a, b)| {
        let mask = if left >= 8 { 0xff } else { !(0xff_u8 >> left) };
        left = left.saturating_sub(8);
        a & mask == b & mask
    })
}

impl FromStr for Upstream {
    type Err = NoPlace;

    fn from_str(text: &str) -> Result<Upstream, NoPlace> {
        let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
        items.map(|item| place(item).ok_or_else(|| NoPlace(item.to_owned()))).collect::<Result<_, _>>().map(Upstream)
    }
}

fn place(item: &str) -> Option<Place> {
    match item {
        "loopback" => return Some(Place::Loopback),
        "private" => return Some(Place::Private),
        _ => {}
    }
    let (ip, bits) = item.split_once('/').map_or((item, None), |(ip, bits)| (ip, Some(bits)));
    let ip: IpAddr = ip.parse().ok()?;
    let most = if ip.is_ipv4() { 32 } else { 128 };
    let bits = bits.map_or(Ok(most), str::parse).ok().filter(|bits| *bits <= most)?;
    Some(Place::Network(ip.to_canonical(), bits)).filter(|_| ip == ip.to_canonical())
}

/// What is neither an address nor a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoPlace(String);

impl fmt::Display for NoPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IP addresses, networks such as 10.0.0.0/8, \"loopback\" and \"private\", and {:?} is none", self.0)
    }
}

impl std::error::Error for NoPlace {}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(list: &str, ip: &str) -> bool {
        list.parse::<Upstream>().unwrap().has(ip.parse().unwrap())
    }

    #[test]
    fn a_server_of_ones_own_is_known_by_address_network_or_word() {
        assert!(has("192.0.2.7", "192.0.2.7") && !has("192.0.2.7", "192.0.2.8"));
        assert!(has("10.1.0.0/12", "10.15.1.1") && !has("10.1.0.0/12", "10.16.0.0"));
        assert!(has("0.0.0.0/0", "198.51.100.9") && !has("0.0.0.0/0", "2001:db8::1"));
        assert!(has("2001:db8::/33", "2001:db8:7fff::1") && !has("2001:db8::/33", "2001:db8:8000::1"));
        assert!(has("loopback", "::1") && has("loopback", "::ffff:127.0.0.1") && !has("private", "127.0.0.1"));
        assert!(has("loopback, private", "fd00::1") && has("private", "172.16.0.1") && !has("", "10.0.0.1"));
    }

    #[test]
    fn what_is_no_place_is_named() {
        for wrong in ["lan", "10.0.0.0/33", "10.0.0/8", "::/129", "::ffff:10.0.0.1"] {
            assert!(wrong.parse::<Upstream>().unwrap_err().to_string().contains(wrong), "{wrong}");
        }
    }
}
