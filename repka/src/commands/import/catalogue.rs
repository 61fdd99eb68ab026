//! What mails there are in files and folders, and when each came. Memory grows with their number, not with their
//! size.

use ::mail::mbox::{Mbox, unmarked};
use channel::mail::source;
use std::{
    fs::{self, File},
    io::{self, BufReader, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
    time::SystemTime,
};

/// Folders are looked into so deep.
const DEEPEST: usize = 32;
/// Bytes read to find a header.
const LONGEST_HEADER: u64 = 64 << 10;

/// Where a mail is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    file: usize,
    start: u64,
    /// Its bytes there.
    pub length: u64,
    /// Seconds since 1970, UTC.
    pub came: i64,
    /// Whether it stands with others in a file, with lines marked.
    marked: bool,
}

/// All of them, oldest first.
#[derive(Debug, Default)]
pub struct Catalogue {
    files: Vec<PathBuf>,
    /// The mails.
    pub mails: Vec<Mail>,
    /// Drafts, deleted mails and spam, as their programs marked them: they are left where they are.
    pub aside: usize,
    /// Files that are no mail.
    pub other: usize,
    /// What cannot be read, and why.
    pub faults: Vec<(PathBuf, String)>,
}

impl Catalogue {
    /// Looks through files and folders. What claims to be of the future came `now`.
    pub fn of(paths: &[PathBuf], now: i64) -> Catalogue {
        let mut all = Catalogue::default();
        for path in paths {
            let looked = match fs::metadata(path) {
                Ok(there) if there.is_dir() => all.folder(path, 0),
                Ok(_) => all.file(path, true),
                Err(e) => Err(e),
            };
            all.note(path, looked);
        }
        all.mails.iter_mut().for_each(|mail| mail.came = mail.came.min(now));
        all.mails.sort_by_key(|mail| (mail.came, mail.file, mail.start));
        all
    }

    /// Where a mail is, for people.
    pub fn place(&self, mail: &Mail) -> String {
        let file = self.files.get(mail.file).map_or_else(String::new, |path| path.display().to_string());
        if mail.marked { format!("{file} at byte {}", mail.start) } else { file }
    }

    fn note(&mut self, path: &Path, looked: io::Result<()>) {
        if let Err(e) = looked {
            self.faults.push((path.to_owned(), e.to_string()));
        }
    }

    /// A Maildir with the folders within it, or any folder with mails in it. Links are not followed: they may
    /// lead in a circle.
    fn folder(&mut self, folder: &Path, depth: usize) -> io::Result<()> {
        if depth > DEEPEST {
            return Err(io::Error::other("folders too deep within each other"));
        }
        let mut there = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
        there.sort_by_key(fs::DirEntry::file_name);
        let maildir = ["cur", "new"].iter().any(|part| folder.join(part).is_dir());
        for entry in there {
            let (path, name) = (entry.path(), entry.file_name());
            let kind = entry.file_type()?;
            let looked = match name.to_str() {
                _ if kind.is_symlink() => continue,
                Some("cur" | "new") if maildir => self.delivered(&path),
                Some("tmp") if maildir => continue,
                _ if kind.is_dir() => self.folder(&path, depth + 1),
                // Dovecot, Courier and others keep lists of their own there.
                _ if maildir => continue,
                _ => self.file(&path, false),
            };
            self.note(&path, looked);
        }
        Ok(())
    }

    /// The files of a Maildir's `cur` or `new`; flags stand in their names.
    fn delivered(&mut self, folder: &Path) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') || !entry.file_type()?.is_file() {
                continue;
            }
            if name.rsplit_once(":2,").is_some_and(|(_, flags)| flags.contains(['T', 'D'])) {
                self.aside += 1;
                continue;
            }
            let looked = self.single(&entry.path());
            self.note(&entry.path(), looked);
        }
        Ok(())
    }

    /// A file with one mail or with many. One that was `named` is a mail, whatever it is called.
    fn file(&mut self, path: &Path, named: bool) -> io::Result<()> {
        let mut first = [0; 5];
        let mut file = File::open(path)?;
        let many = file.read_exact(&mut first).is_ok() && &first == b"From ";
        let eml = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("eml"));
        match (many, eml || named) {
            (true, single) => match self.many(path, file) {
                // One mail with such a line before it, as some programs save it.
                Err(e) if single && e.kind() == io::ErrorKind::InvalidData => self.single(path),
                looked => looked,
            },
            (false, true) => self.single(path),
            (false, false) => {
                self.other += 1;
                Ok(())
            }
        }
    }

    fn single(&mut self, path: &Path) -> io::Result<()> {
        let file = File::open(path)?;
        let about = file.metadata()?;
        let mut beginning = Vec::new();
        file.take(LONGEST_HEADER).read_to_end(&mut beginning)?;
        let header = source::header(&beginning);
        if is_aside(header) {
            self.aside += 1;
            return Ok(());
        }
        let changed = about.modified().ok().and_then(|at| at.duration_since(SystemTime::UNIX_EPOCH).ok());
        let changed = changed.and_then(|since| i64::try_from(since.as_secs()).ok());
        let came = plausible(::mail::came(header)).or(changed).unwrap_or_default();
        let file = self.known(path);
        self.mails.push(Mail { file, start: 0, length: about.len(), came, marked: false });
        Ok(())
    }

    fn many(&mut self, path: &Path, mut file: File) -> io::Result<()> {
        file.rewind()?;
        let mut mbox = Mbox::new(BufReader::with_capacity(256 << 10, file))?;
        let file = self.known(path);
        let mut before = 0;
        while let Some(found) = mbox.found()? {
            if is_aside(&found.header) {
                self.aside += 1;
                continue;
            }
            let came = plausible(::mail::came(&found.header)).or(plausible(found.came)).unwrap_or(before);
            before = came;
            self.mails.push(Mail { file, start: found.start, length: found.length, came, marked: true });
        }
        Ok(())
    }

    fn known(&mut self, path: &Path) -> usize {
        self.files.push(path.to_owned());
        self.files.len() - 1
    }
}

/// No mail is older than 1980; a clock that had lost its time said 1970.
fn plausible(came: Option<i64>) -> Option<i64> {
    came.filter(|seconds| *seconds > 315_532_800)
}

/// What its program says was never sent, was deleted, or is spam: Thunderbird, the mbox programs, Google's export.
fn is_aside(header: &[u8]) -> bool {
    source::fields(header).iter().any(|(name, value)| match name.to_ascii_lowercase().as_str() {
        "x-mozilla-status" => u16::from_str_radix(value.trim(), 16).is_ok_and(|flags| flags & 0x0008 != 0),
        "x-status" => value.contains(['D', 'T']),
        "x-gmail-labels" => value.split(',').any(|l| matches!(l.trim(), "Draft" | "Drafts" | "Spam" | "Trash")),
        _ => false,
    })
}

/// Reads mails of a catalogue; the file read last stays open.
pub struct Reader<'a> {
    of: &'a Catalogue,
    open: Option<(usize, File)>,
}

impl<'a> Reader<'a> {
    /// A reader of these.
    pub fn of(of: &'a Catalogue) -> Reader<'a> {
        Reader { of, open: None }
    }

    /// A mail as it was.
    ///
    /// # Errors
    /// When its file cannot be read, or is shorter now.
    pub fn raw(&mut self, mail: &Mail) -> io::Result<Vec<u8>> {
        let mut file = match self.open.take() {
            Some((number, file)) if number == mail.file => file,
            _ => File::open(&self.of.files[mail.file])?,
        };
        file.seek(SeekFrom::Start(mail.start))?;
        let mut raw = vec![0; usize::try_from(mail.length).map_err(io::Error::other)?];
        file.read_exact(&mut raw)?;
        self.open = Some((mail.file, file));
        Ok(if mail.marked { unmarked(raw) } else { raw })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::testing::Folder;

    fn put(folder: &Path, name: &str, text: &str) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn mail(n: u32) -> String {
        format!("Subject: {n}\nDate: Mon, {n} Jan 2024 10:00:00 +0000\n\nhello\n")
    }

    fn subjects(all: &Catalogue) -> Vec<String> {
        let mut reader = Reader::of(all);
        let subject = |mail| {
            let raw = String::from_utf8(reader.raw(mail).unwrap()).unwrap();
            raw.lines().find_map(|line| line.strip_prefix("Subject: ")).unwrap_or("?").to_owned()
        };
        all.mails.iter().map(subject).collect()
    }

    #[test]
    fn all_kinds_of_folders_are_found_in_the_order_of_their_days() {
        let folder = Folder::new().unwrap();
        let here = folder.path();
        put(here, "maildir/cur/1.a.host:2,S", &mail(9));
        put(here, "maildir/new/2.b.host", &mail(3));
        put(here, "maildir/tmp/3.c.host", &mail(30));
        put(here, "maildir/cur/4.d.host:2,DS", &mail(30));
        put(here, "maildir/dovecot.index", "binary");
        put(here, "maildir/.Sent/cur/5.e.host:2,S", &mail(5));
        put(here, "letters/one.EML", &mail(7));
        put(here, "letters/readme.txt", "nothing");
        put(
            here,
            "letters/deep/Inbox",
            &format!(
                "From a@b Mon Jan  1 10:00:00 2024\n{}\nFrom a@b Mon Jan  1 10:00:00 2024\nX-Mozilla-Status: 0009\n{}",
                mail(1),
                mail(30)
            ),
        );
        put(here, "named", &format!("From ann\n{}", mail(2)));
        let all = Catalogue::of(&["maildir", "letters", "named", "missing"].map(|name| here.join(name)), i64::MAX);
        assert_eq!(subjects(&all), ["1", "2", "3", "5", "7", "9"]);
        assert_eq!((all.aside, all.other, all.faults.len()), (2, 1, 1));
        assert!(all.place(&all.mails[0]).ends_with("letters/deep/Inbox at byte 34"), "{}", all.place(&all.mails[0]));
    }

    #[test]
    fn a_mail_of_the_future_came_now_and_one_without_a_day_stays_in_its_place() {
        let folder = Folder::new().unwrap();
        let from = "From a@b hello 10:00 1970\n";
        let text = format!("{from}{}\n{from}Subject: x\n\nhello\n\n{from}{}", mail(1), mail(2));
        put(folder.path(), "mbox", &text);
        let all = Catalogue::of(&[folder.path().join("mbox")], 1_704_150_000);
        assert_eq!(subjects(&all), ["1", "x", "2"]);
        assert_eq!(all.mails[2].came, 1_704_150_000);
    }

    #[test]
    fn what_was_thrown_away_is_known_by_its_program_s_mark() {
        for (header, aside) in [
            ("X-Mozilla-Status: 0001", false),
            ("X-Mozilla-Status: 0009", true),
            ("X-Status: AD", true),
            ("X-Status: A", false),
            ("X-Gmail-Labels: Inbox,Opened", false),
            ("X-Gmail-Labels: Opened, Trash", true),
        ] {
            assert_eq!(is_aside(header.as_bytes()), aside, "{header}");
        }
    }
}
