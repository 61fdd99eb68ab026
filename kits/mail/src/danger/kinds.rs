//! Which endings of names mean what.

/// What Windows, macOS and Linux start when it is opened, and what leads there: shortcuts, packages, settings.
const PROGRAMS: &[&str] = &[
    "action",
    "apk",
    "app",
    "appinstaller",
    "application",
    "appref-ms",
    "appx",
    "appxbundle",
    "com",
    "cpl",
    "deb",
    "diagcab",
    "dll",
    "drv",
    "exe",
    "gadget",
    "inf",
    "ins",
    "ipa",
    "isp",
    "jar",
    "jnlp",
    "library-ms",
    "lnk",
    "msi",
    "msix",
    "msixbundle",
    "msp",
    "mst",
    "ocx",
    "osd",
    "paf",
    "pif",
    "pkg",
    "ps1xml",
    "psd1",
    "rdp",
    "reg",
    "rpm",
    "run",
    "scf",
    "scr",
    "search-ms",
    "searchconnector-ms",
    "settingcontent-ms",
    "shb",
    "shs",
    "sys",
    "theme",
    "url",
    "vxd",
    "webloc",
    "website",
    "xbap",
    "xll",
    "xnk",
];

/// What an interpreter runs when it is opened.
const SCRIPTS: &[&str] = &[
    "bas",
    "bash",
    "bat",
    "btm",
    "chm",
    "cmd",
    "command",
    "csh",
    "hlp",
    "hta",
    "js",
    "jse",
    "ksh",
    "mjs",
    "msc",
    "msh",
    "msh1",
    "msh2",
    "mshxml",
    "php",
    "pl",
    "ps1",
    "ps2",
    "psc1",
    "psc2",
    "psm1",
    "py",
    "pyc",
    "pyo",
    "pyw",
    "pyz",
    "rb",
    "scpt",
    "scptd",
    "applescript",
    "sct",
    "sh",
    "tcsh",
    "vb",
    "vbe",
    "vbs",
    "workflow",
    "ws",
    "wsc",
    "wsf",
    "wsh",
    "zsh",
];

/// Documents that hold macros, or run what they hold.
const MACROS: &[&str] = &[
    "accda", "accdb", "accde", "ade", "adp", "docm", "dotm", "mda", "mdb", "mde", "one", "onepkg", "potm", "ppam",
    "ppsm", "pptm", "sldm", "slk", "xla", "xlam", "xlm", "xlsb", "xlsm", "xltm",
];

const DISKS: &[&str] = &["dmg", "img", "iso", "isz", "mdf", "nrg", "toast", "udf", "vhd", "vhdx", "vmdk"];

const PAGES: &[&str] = &["htm", "html", "mht", "mhtml", "shtml", "svg", "xht", "xhtml", "xml", "xsl"];

/// Archives, and files packed by themselves.
const PACKED: &[&str] = &[
    "7z", "ace", "arj", "bz2", "cab", "gz", "lha", "lz", "lzh", "rar", "tar", "tbz", "tbz2", "tgz", "txz", "xz", "z",
    "zip", "zipx", "zst",
];

/// Documents that are zip files.
const DOCUMENTS: &[&str] = &["docx", "odp", "ods", "odt", "pptx", "xlsx"];

/// What people open without a thought.
const HARMLESS: &[&str] = &[
    "avi", "bmp", "csv", "doc", "docx", "eml", "gif", "heic", "htm", "html", "jpeg", "jpg", "mov", "mp3", "mp4", "odp",
    "ods", "odt", "pdf", "png", "ppt", "pptx", "rtf", "svg", "tif", "tiff", "txt", "wav", "webp", "xls", "xlsx", "xml",
];

pub fn is_program(end: &str) -> bool {
    PROGRAMS.contains(&end)
}

pub fn is_script(end: &str) -> bool {
    SCRIPTS.contains(&end)
}

pub fn is_macros(end: &str) -> bool {
    MACROS.contains(&end)
}

pub fn is_disk(end: &str) -> bool {
    DISKS.contains(&end)
}

pub fn is_page(end: &str) -> bool {
    PAGES.contains(&end)
}

pub fn seems_harmless(end: &str) -> bool {
    HARMLESS.contains(&end)
}

pub fn is_packed(end: &str) -> bool {
    PACKED.contains(&end)
}

pub fn is_document(end: &str) -> bool {
    DOCUMENTS.contains(&end)
}

/// What follows the last dot of a name, in small letters; nothing without one.
pub fn ending(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.rsplit_once('.').map(|(_, end)| end.trim().to_lowercase()).unwrap_or_default()
}
