//! Who reacts to what: the whole of it on one page.

use approval::minding as approvals;
use base::{Deed, Error, Future, Moment, Reactions, Result, TicketId};
use channel::{
    event::ArrivalKept,
    mail::{Post, along, by_itself, intake, notice, outbound, partner, spam},
    mailbox,
};
use customer::striking;
use insight::stale;
use notify::{mail::Out, telling, whom};
use people::{
    absence,
    event::{AbsenceBegan, DepartmentArchived, Left, ResetAsked},
};
use question::{
    along as asked_along,
    event::{Asked, Followed, Near},
    minding, passing,
};
use serde::{Deserialize, de::DeserializeOwned};
use shell::Messages;
use std::sync::Arc;
use template::macros::retagging;
use ticket::{
    PromiseId, ScheduledId, Ticket,
    event::{Exchanged, Replied, Solved, Undiscarded},
    handing_over, promise,
    review::passing as reviews,
    scheduling, snoozing, standing_in,
    tag::{self, event::TagMerged, event::TagRenamed},
};

/// | when | then |
/// | --- | --- |
/// | a mail is kept | it is taken in |
/// | tickets are older than their conversations are remembered | who is in them is found out, once |
/// | that may be told something at once | a letter that the desk writes by itself |
/// | a ticket was no spam after all | its mail leaves the folder |
/// | words go to a customer | they get a Message-ID, and leave when they can no longer be taken back |
/// | someone forgot a password | the link is mailed |
/// | someone leaves; a department is archived | their tickets, mailboxes, journeys, approvals and improvements pass on |
/// | an absence begins | their tickets, and the drafts they were to read, pass to whoever stands in |
/// | an absence begins, ends, or is another | what was read for them goes to whoever stands in, with the draft |
/// | a tag is renamed or merged | macros name it so too; its tickets follow by and by |
/// | words were struck | what was kept for them is let go of |
/// | a snooze ends | the ticket wakes |
/// | the time of an answer comes that goes later | it goes, or is held |
/// | an absence's time comes; it is over | it begins; it ends |
/// | the time of a promise comes | it is weighed |
/// | a matter is solved, and that cannot be taken back | what was asked for it, not for its source, need not be answered |
/// | the same | what was proposed need not be decided; who is responsible hears of what was not carried out |
/// | entries go to another ticket | those who are asked there see it |
/// | the time of a question comes | those asked are reminded; once it has passed, whoever leads them is told |
/// | the time of an approval has passed | it is told |
/// | an answer goes, or is taken back | its customer was told of remedies, or was not |
/// | somebody goes, comes or works elsewhere | what is to be decided passes to whoever decides it now |
/// | an answer came, or it turns out otherwise what went wrong | the day it counts for is added up again |
/// | it turns out otherwise what went wrong with a ticket, or its remedies go to another | their months are added up again |
/// | somebody outside is asked; their time comes | the question is mailed to them; they are reminded |
/// | something concerns a colleague | a line stands behind their bell; away, they are mailed and their devices told |
pub fn reactions(post: &Post, words: notice::Words, messages: Arc<Messages>) -> Reactions {
    let out = Out { post: post.clone(), messages };
    let (digest_out, push_out) = (out.clone(), out.clone());
    let (intake_post, mint_post, deliver_post, reset_post) = (post.clone(), post.clone(), post.clone(), post.clone());
    let (ask_post, further_post, remind_post) = (post.clone(), post.clone(), post.clone());
    let (deliver_words, ask_words) = (words.clone(), words.clone());
    let (further_words, remind_words) = (words.clone(), words.clone());
    let along_post = post.clone();
    let (say_post, say_words) = (post.clone(), words.clone());
    Reactions::new()
        .deed::<ArrivalKept>(intake::TAKE_IN, move |desk, event| {
            Box::pin(intake::prepare(desk, intake_post.clone(), event))
        })
        .deed::<Undiscarded>(spam::TAKEN_BACK, |desk, event| Box::pin(spam::taken_back(desk, event)))
        .deed::<Replied>(outbound::MINT, move |desk, event| Box::pin(outbound::prepare(desk, mint_post.clone(), event)))
        .deed_job(by_itself::SAY, move |desk, json| match read(json) {
            Ok(due) => Box::pin(by_itself::prepare(desk, say_post.clone(), say_words.clone(), due)),
            Err(e) => Box::pin(std::future::ready(Err(e))),
        })
        .deed_job(along::REMEMBER, move |_, json| {
            Box::pin(std::future::ready(read(json).map(|after| along::prepare(along_post.clone(), after))))
        })
        .errand_job(outbound::DELIVER, move |desk, json| match read(json) {
            Ok(due) => Box::pin(outbound::deliver(desk, deliver_post.clone(), deliver_words.clone(), due)),
            Err(e) => Box::pin(std::future::ready(Err(e))),
        })
        .errand::<ResetAsked>(notice::MAIL_RESET, move |desk, event| {
            Box::pin(notice::mail_reset(desk, reset_post.clone(), event, words.clone()))
        })
        .errand_of::<Asked>(
            partner::ASK,
            |event| event.outside,
            move |desk, event| Box::pin(partner::ask(desk, ask_post.clone(), ask_words.clone(), event.about.question)),
        )
        .errand_of::<Followed>(
            partner::ASK_FURTHER,
            |event| event.asks,
            move |desk, event| Box::pin(partner::ask_further(desk, further_post.clone(), further_words.clone(), event)),
        )
        .errand::<Near>(partner::REMIND, move |desk, event| {
            Box::pin(partner::remind(desk, remind_post.clone(), remind_words.clone(), event.about.question))
        })
        .errand_job(notify::mail::SEND, move |desk, json| match read(json) {
            Ok(due) => Box::pin(notify::mail::send(desk, out.clone(), due)),
            Err(e) => Box::pin(std::future::ready(Err(e))),
        })
        .errand_job(notify::mail::DIGEST, move |desk, json| match read(json) {
            Ok(due) => Box::pin(notify::mail::send_digest(desk, digest_out.clone(), due)),
            Err(e) => Box::pin(std::future::ready(Err(e))),
        })
        .errand_job(notify::push::SEND, move |desk, json| match read(json) {
            Ok(due) => Box::pin(notify::push::send(desk, push_out.clone(), due)),
            Err(e) => Box::pin(std::future::ready(Err(e))),
        })
        .hear(stale::MARK, stale::KINDS, |desk, told| Box::pin(stale::prepare(desk, told)))
        .hear(telling::TELL, whom::KINDS, |desk, told| Box::pin(telling::prepare(desk, told)))
        .deed::<Left>(handing_over::OF_LEAVER, |desk, event| Box::pin(handing_over::of_leaver(desk, event)))
        .deed::<AbsenceBegan>(standing_in::OF_ABSENT, |desk, event| Box::pin(standing_in::of_absent(desk, event)))
        .hear(reviews::PASS_ON, reviews::KINDS, |desk, told| Box::pin(reviews::prepare(desk, told)))
        .deed::<DepartmentArchived>(handing_over::OF_DEPARTMENT, |desk, event| {
            Box::pin(handing_over::of_department(desk, event))
        })
        .deed::<DepartmentArchived>(journey::handing_over::OF_DEPARTMENT, |desk, event| {
            Box::pin(journey::handing_over::of_department(desk, event))
        })
        .deed::<DepartmentArchived>(approval::handing_over::OF_DEPARTMENT, |desk, event| {
            Box::pin(approval::handing_over::of_department(desk, event))
        })
        .deed::<DepartmentArchived>(mailbox::PASS_ON, |desk, event| Box::pin(mailbox::pass_on(desk, event)))
        .deed::<DepartmentArchived>(improvement::passing::PASS_ON, |desk, event| {
            Box::pin(improvement::passing::pass_on(desk, event))
        })
        .deed::<TagRenamed>(retagging::RENAMED, |_, e| Box::pin(retagging::follow(e.from, e.name)))
        .deed::<TagMerged>(retagging::MERGED, |_, e| Box::pin(retagging::follow(e.from, e.name)))
        .deed_job(tag::GO, |_, json| Box::pin(async move { Ok(Box::new(read::<tag::Going>(json)?) as Box<dyn Deed>) }))
        .errand_job(striking::LET_GO, |desk, json| match read(json) {
            Ok(asked) => Box::pin(crate::striking::let_go(desk, asked)),
            Err(e) => Box::pin(std::future::ready(Err(e))),
        })
        .deed_job(absence::BEGINS, |_, json| {
            Box::pin(async move { Ok(Box::new(read::<absence::Begins>(json)?) as Box<dyn Deed>) })
        })
        .deed_job(absence::ENDS, |_, json| {
            Box::pin(async move { Ok(Box::new(read::<absence::Ends>(json)?) as Box<dyn Deed>) })
        })
        .deed_job(snoozing::WAKE, |_, json| Box::pin(async move { Ok(Box::new(read::<Wake>(json)?) as Box<dyn Deed>) }))
        .deed_job(scheduling::SEND, |_, json| {
            Box::pin(async move { Ok(Box::new(read::<Send>(json)?) as Box<dyn Deed>) })
        })
        .deed::<Solved>(passing::SOLVED, |_, event| {
            Box::pin(async move { Ok(Box::new(passing::Solved(event.ticket)) as Box<dyn Deed>) })
        })
        .deed_job(passing::SETTLED, |_, json| {
            Box::pin(async move { Ok(Box::new(read::<passing::Settled>(json)?) as Box<dyn Deed>) })
        })
        .deed::<Exchanged>(asked_along::GO_ALONG, |_, event| {
            Box::pin(async move { Ok(Box::new(asked_along::Gone::from(event)) as Box<dyn Deed>) })
        })
        .deed_job(approvals::MIND, |_, json| {
            Box::pin(async move { Ok(Box::new(read::<approvals::Mind>(json)?) as Box<dyn Deed>) })
        })
        .hear(remedy::passing::PASS_ON, remedy::passing::KINDS, |desk, told| {
            Box::pin(remedy::passing::prepare(desk, told))
        })
        .deed::<Solved>(remedy::settling::SOLVED, |_, event| {
            Box::pin(async move { Ok(Box::new(remedy::settling::Solved(event.ticket)) as Box<dyn Deed>) })
        })
        .deed_job(remedy::settling::SETTLED, |_, json| {
            Box::pin(async move { Ok(Box::new(read::<remedy::settling::Settled>(json)?) as Box<dyn Deed>) })
        })
        .hear(remedy::telling::TELL, remedy::telling::KINDS, |desk, told| {
            Box::pin(remedy::telling::prepare(desk, told))
        })
        .hear(remedy::rolled::MARK, remedy::rolled::KINDS, |desk, told| Box::pin(remedy::rolled::prepare(desk, told)))
        .deed_job(minding::MIND, |_, json| {
            Box::pin(async move { Ok(Box::new(read::<minding::Mind>(json)?) as Box<dyn Deed>) })
        })
        .deed_job(promise::MIND, |_, json| Box::pin(async move { Ok(Box::new(read::<Mind>(json)?) as Box<dyn Deed>) }))
}

fn read<T: DeserializeOwned>(json: serde_json::Value) -> Result<T> {
    serde_json::from_value(json).map_err(Error::from)
}

#[derive(Deserialize)]
struct Wake {
    ticket: TicketId,
    until: Moment,
}
impl Deed for Wake {
    fn perform<'a>(&'a mut self, act: &'a mut base::Act) -> Future<'a> {
        Box::pin(Ticket::time_is_up(act, self.ticket, self.until))
    }
}

#[derive(Deserialize)]
struct Mind {
    ticket: TicketId,
    promise: PromiseId,
}
impl Deed for Mind {
    fn perform<'a>(&'a mut self, act: &'a mut base::Act) -> Future<'a> {
        Box::pin(Ticket::mind_promise(act, self.ticket, self.promise))
    }
}

#[derive(Deserialize)]
struct Send {
    scheduled: ScheduledId,
    due: Moment,
}
impl Deed for Send {
    fn perform<'a>(&'a mut self, act: &'a mut base::Act) -> Future<'a> {
        Box::pin(Ticket::scheduled_time_is_up(act, self.scheduled, self.due))
    }
}
