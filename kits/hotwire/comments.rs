//! Comments that do not travel: libraries carry a fifth of their weight in words for whoever changes them.

/// A script without the comments that have lines of their own. Licences stay, and so does what stands in a template
/// literal. Nothing else is touched: what is served can be compared with the package, line by line.
pub fn without_comments(script: &str) -> String {
    let mut kept = String::with_capacity(script.len());
    let mut lines = script.split_inclusive('\n');
    let mut in_template = false;
    while let Some(line) = lines.next() {
        let begin = line.trim_start();
        if in_template || !(begin.starts_with("//") || begin.starts_with("/*")) {
            in_template ^= line.replace("\\`", "").matches('`').count() % 2 == 1;
            kept.push_str(line);
            continue;
        }
        let mut comment = line.to_owned();
        while begin.starts_with("/*") && !comment.contains("*/") {
            let Some(more) = lines.next() else { break };
            comment.push_str(more);
        }
        let is_alone =
            begin.starts_with("//") || comment.trim_end().ends_with("*/") && comment.matches("*/").count() == 1;
        if !is_alone || is_licence(&comment) {
            kept.push_str(&comment);
        }
    }
    kept
}

/// Whether a comment must go with every copy.
fn is_licence(comment: &str) -> bool {
    ["copyright", "licen", "(c)", "/*!"].iter().any(|sign| comment.to_lowercase().contains(sign))
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn only_comments_with_lines_of_their_own_go() {
        let script = "// one\nlet a = 1 // two\n  /* three\n     four */\n/** five */ let b = 2\nlet c = \"// six\"\n";
        assert_eq!(without_comments(script), "let a = 1 // two\n/** five */ let b = 2\nlet c = \"// six\"\n");
    }

    #[test]
    fn licences_and_what_only_looks_like_a_comment_stay() {
        let script = "/*!\nTurbo\nCopyright © somebody\n*/\nlet a = `\n// b\n/* c */\n`\n/* unended";
        assert_eq!(without_comments(script), script);
    }
}
