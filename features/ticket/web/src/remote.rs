//! Pictures from elsewhere in a mail: a page names them by an address of ours, with a code, so that nobody has
//! anything fetched but what stands in a mail.

use base::Keys;

const PURPOSE: &str = "remote picture";

/// Where the desk shows the picture at a web address.
pub fn address(keys: &Keys, url: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("url", url).append_pair("code", &keys.code(PURPOSE, url));
    format!("/pictures?{}", query.finish())
}

/// Whether a page of ours named this address.
pub fn is_ours(keys: &Keys, url: &str, code: &str) -> bool {
    keys.proves(PURPOSE, url, code)
}
