//! Old mails brought along: `repka import mail` on one mbox file, and once more when all of it is there.

use crate::{
    Asked, Result,
    figures::cpu_seconds,
    house::repka,
    mails::{MAILBOX, Place},
    whole::letter,
};
use std::{
    fs::File,
    io::{BufWriter, Write},
    path::Path,
    time::Instant,
};

/// Imports and waits, twice.
pub async fn measure(asked: &Asked) -> Result<()> {
    let place = Place::new(asked, "import").await?;
    let file = place.data.join("old.mbox");
    write(asked, &file)?;
    for what in ["imported", "there already"] {
        let (cpu, of_server, began) = (cpu_seconds(std::process::id(), true)?, place.server_cpu()?, Instant::now());
        let mut command = repka(&place.data);
        command.args(["import", "mail"]).arg(&file).args(["--mailbox", MAILBOX, "--database", &place.url]);
        let ended = command.output()?;
        let (wall, n) = (began.elapsed().as_secs_f64(), asked.mails as f64);
        if !ended.status.success() {
            return Err(String::from_utf8_lossy(&ended.stderr).into());
        }
        println!("{}", String::from_utf8_lossy(&ended.stdout).trim());
        println!(
            "{} mails {what} on {} in {wall:.1} s ({:.0}/s); processor time per mail: {:.2} ms in repka, {:.2} ms in the database server",
            asked.mails,
            asked.engine,
            n / wall,
            (cpu_seconds(std::process::id(), true)? - cpu) * 1e3 / n,
            (place.server_cpu()? - of_server) * 1e3 / n
        );
    }
    Ok(())
}

/// Mails of the last two years, every second an answer to the one before it.
fn write(asked: &Asked, path: &Path) -> Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    for n in 0..asked.mails {
        let (year, day, minute) = (2024 + n / 4 % 2, 1 + n / 8 % 28, n % 60);
        let date = format!("{day} {} {year} 10:{minute:02}:00 +0000", if n % 4 < 2 { "Mar" } else { "Oct" });
        let raw = letter(n, &date).replace('\r', "");
        write!(out, "From x@mail.example Mon Jan  1 10:00:00 2024\n{raw}\n\n")?;
    }
    out.flush()?;
    Ok(())
}
