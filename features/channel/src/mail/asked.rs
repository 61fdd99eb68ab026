//! Answers to questions that were mailed: of our own people, and of somebody outside. They stand inside, whoever
//! wrote them; the customer never sees one.
//!
//! A question is mailed with a reply address and a Message-ID we signed, which name the question and which of our
//! own people it asks, if any. What one of ours writes from their own address is their answer, as long as it is
//! theirs to answer. Outside, whoever holds the address answers: a supplier's colleague may, and their name stands
//! above it.

use super::{
    Post,
    answer::{Taken, addresses, answered_ids, lost, unreached, writer},
    intake::Read,
    partner,
};
use ::mail::{Letter, MintedQuestion};
use base::{Act, Error, Result, StaffId};
use question::{Question, QuestionId, Words};
use ticket::Person;

/// The question a mail answers, if it answers one.
pub(super) fn question_of(post: &Post, letter: &Letter, envelope: &[String]) -> Option<MintedQuestion> {
    let asked = addresses(letter, envelope).find_map(|address| post.minter().read_question_address(address));
    asked.or_else(|| answered_ids(letter).find_map(|id| post.minter().read_question_id(id)))
}

/// Writes down what was answered.
pub(super) async fn take(act: &mut Act, read: &Read, asked: MintedQuestion) -> Result<Taken> {
    let letter = &read.letter;
    let ours = asked.staff != 0;
    if letter.verdict.is_automatic() {
        if let Some(why) = lost(&letter.verdict) {
            match ours {
                true => unreached(act, StaffId(asked.staff), &why).await?,
                false => partner::came_back(act, QuestionId(asked.question), &why).await?,
            }
        }
        return Ok(Taken::Dropped);
    }
    let who = match ours {
        true => match writer(act, letter, StaffId(asked.staff)).await? {
            Some(who) => Some(who),
            None => return Ok(Taken::Problem),
        },
        false => None,
    };
    let mut question = match Question::current(act, QuestionId(asked.question)).await {
        Err(Error::Missing) => return Ok(Taken::Problem),
        found => found?,
    };
    if let Some(who) = &who {
        let now = act.now();
        // Whoever only stood in, and does no more, is no door past the ticket's own.
        if !who.role.may_answer() && !question.is_asked(&mut *act, who.id, now).await? {
            return Ok(Taken::Problem);
        }
    }
    let words = Words { attachments: read.attachments.clone(), ..Words::plain(read.letter.reply_text.trim()) };
    let answered = match who {
        Some(who) => {
            let before = act.in_name_of(who.actor());
            let answered = question.answer(act, &who, &words).await;
            act.in_name_of(before);
            answered
        }
        None => question.answer_outside(act, author(letter), &words).await,
    };
    match answered {
        Err(Error::Invalid(_)) => Ok(Taken::Problem),
        answered => answered.map(Taken::Done),
    }
}

fn author(letter: &Letter) -> Person {
    let from = letter.from.as_ref().or(letter.sender.as_ref());
    let person = |a: &::mail::Address| Person { name: a.name.clone().unwrap_or_default(), address: a.address.clone() };
    from.map(person).unwrap_or_default()
}
