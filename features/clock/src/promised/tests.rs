use super::*;
use crate::{Hours, Layer, Week};

/// An office in Zagreb, open from nine to five on weekdays, on Wednesday, 18 November 2026, 10:30.
fn office() -> (Calendar, Moment) {
    let zone = TimeZone::get("Europe/Zagreb").unwrap();
    let hours: Hours = "09:00-17:00".parse().unwrap();
    let week = Week([hours.clone(), hours.clone(), hours.clone(), hours.clone(), hours, Hours::none(), Hours::none()]);
    let layer = Layer { zone: Some(zone), week: Some(week), ..Layer::default() };
    (layer.under(&Calendar::always()), written("2026-11-18 10:30"))
}

/// A local moment.
fn written(text: &str) -> Moment {
    let at: jiff::civil::DateTime = text.replace(' ', "T").parse().unwrap();
    let zoned = at.to_zoned(TimeZone::get("Europe/Zagreb").unwrap()).unwrap();
    Moment::from_micros(zoned.timestamp().as_microsecond())
}

fn promises(text: &str) -> Vec<String> {
    let (calendar, now) = office();
    let found = promised(text, now, &calendar);
    found.iter().map(|p| local(p.due_at, &calendar.zone).unwrap().strftime("%Y-%m-%d %H:%M").to_string()).collect()
}

#[test]
fn a_time_of_day_is_a_promise() {
    for text in [
        "We will call you before 15:00.",
        "I'll get back to you by 3 pm today",
        "You'll hear from us no later than 15.00!",
        "Мы ответим вам до 15:00.",
        "Перезвоню до 15 часов.",
        "Ответим не позднее 15:00.",
        "Ще ви се обадим до 15:00.",
        "Ще отговорим преди 15 ч.",
        "Javit ćemo Vam se do 15:00",
        "Nazvat ću do 15 sati",
    ] {
        assert_eq!(promises(text), ["2026-11-18 15:00"], "{text}");
    }
    assert_eq!(promises("We will write before 9:00."), ["2026-11-19 09:00"], "nine has passed today");
}

#[test]
fn a_day_is_due_when_its_work_ends() {
    for text in [
        "We'll send it tomorrow.",
        "We are sending it tomorrow.",
        "Мы отправим завтра.",
        "Завтра вы получите ответ.",
        "Ще го изпратим утре.",
        "Poslat ćemo paket sutra.",
    ] {
        assert_eq!(promises(text), ["2026-11-19 17:00"], "{text}");
    }
    assert_eq!(promises("I will answer today."), ["2026-11-18 17:00"]);
    assert_eq!(promises("You will have it by the end of the week."), ["2026-11-20 17:00"]);
    assert_eq!(promises("Решим до конца недели."), ["2026-11-20 17:00"]);
    assert_eq!(promises("Ответим до конца дня."), ["2026-11-18 17:00"]);
}

#[test]
fn weekdays_and_dates_lie_ahead() {
    for text in ["We will decide by Friday.", "Решим до пятницы.", "Ще решим до петък.", "Odlučit ćemo do petka."]
    {
        assert_eq!(promises(text), ["2026-11-20 17:00"], "{text}");
    }
    for text in [
        "You will have it by 25 November.",
        "Отправим до 25 ноября.",
        "Ще пристигне до 25 ноември.",
        "Stići će do 25.11.",
    ] {
        assert_eq!(promises(text), ["2026-11-25 17:00"], "{text}");
    }
    assert_eq!(promises("We will call you on Monday at 10:15."), ["2026-11-23 10:15"]);
    assert_eq!(promises("Мы позвоним завтра до 12:00."), ["2026-11-19 12:00"]);
    assert_eq!(promises("It will be there by 2 January."), ["2027-01-02 18:00"]);
}

#[test]
fn lengths_of_time_run_from_now() {
    for text in [
        "We'll answer within 2 hours.",
        "Ответим в течение двух часов.",
        "Мы ответим через 2 часа.",
        "Ще отговорим в рамките на 2 часа.",
        "Javit ćemo se u roku od 2 sata.",
    ] {
        assert_eq!(promises(text), ["2026-11-18 12:30"], "{text}");
    }
    assert_eq!(promises("I will call you in half an hour."), ["2026-11-18 11:00"]);
    assert_eq!(promises("Перезвоню через час."), ["2026-11-18 11:30"]);
    assert_eq!(promises("You will get it within 2-3 working days."), ["2026-11-23 17:00"]);
    assert_eq!(promises("Деньги вернем в течение трех рабочих дней."), ["2026-11-23 17:00"]);
}

#[test]
fn what_is_no_promise_of_ours_is_left_alone() {
    for text in [
        "Could you send us the invoice by tomorrow?",
        "Please answer by Friday.",
        "We received your mail today at 10:00.",
        "If you order before 15:00, we will ship today.",
        "Our shop is open until 18:00 today.",
        "We will not be able to ship it before Friday.",
        "Your order of 25 November was delivered.",
        "Вы написали нам сегодня в 10:00.",
        "Пришлите, пожалуйста, фото до завтра.",
        "Мы не успеем до пятницы.",
        "Сегодня мы работаем до 18:00.",
        "Моля, изпратете го до утре.",
        "Молим ви да отговорите до петък.",
        "Molimo vas da nam pošaljete račun do petka.",
        "Nećemo stići do petka.",
        "The price is 15.00 euros.",
        "Thank you. We are looking into it.",
        "",
    ] {
        assert_eq!(promises(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn the_sentence_is_kept_and_a_moment_counts_once() {
    let (calendar, now) = office();
    let text = "Hello Maria,\n\nthank you for writing. We will call you before 15:00. You will hear from us before 15:00!\nYours, Vasya";
    let found = promised(text, now, &calendar);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].words, "We will call you before 15:00.");
}

#[test]
fn any_text_is_read_without_harm() {
    let (calendar, now) = office();
    for text in [
        "до до до 99999999999 часов",
        "by 25:99",
        "31.02. ćemo",
        "within 4294967295 weeks we will",
        "2026-99-99 will by",
        "ще до",
        "15:",
        ":15",
        "—",
        "we will by 25.11.99999",
    ] {
        promised(text, now, &calendar);
    }
}
