//! Code that somebody puts between fences: whatever it looks like, no mail program wrote it.

const FENCE: &str = "```";
/// Lines of code between two fences; beyond them a fence is none.
const MOST_LINES: usize = 300;
/// Stands for a line of code: nothing else is read out of it.
const HIDDEN: &str = "A line of code, which is the customer's whatever else it may look like.";

/// The same lines with those of code hidden; none where there are none.
pub fn hidden<'a>(lines: &[&'a str]) -> Option<Vec<&'a str>> {
    let fences: Vec<usize> = (0..lines.len()).filter(|&at| lines[at].trim_start().starts_with(FENCE)).collect();
    let mut read: Option<Vec<&'a str>> = None;
    let mut fences = fences.into_iter().peekable();
    while let Some(start) = fences.next() {
        let Some(end) = fences.next_if(|end| end - start <= MOST_LINES) else {
            continue;
        };
        let filled = (start..=end).filter(|&at| !lines[at].is_empty());
        let read = read.get_or_insert_with(|| lines.to_vec());
        filled.for_each(|at| read[at] = HIDDEN);
    }
    read
}
