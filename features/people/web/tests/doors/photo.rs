//! A picture of oneself.

use crate::house::{Answer, House};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

/// A form with this file as one's picture.
async fn gives(house: &House, cookie: &str, file: &[u8]) -> Answer {
    let head = b"--b\r\ncontent-disposition: form-data; name=\"photo\"; filename=\"me\"\r\n\r\n".as_slice();
    let request = Request::post("/settings/account/photo")
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
    house.ask(request.body(Body::from([head, file, b"\r\n--b--\r\n"].concat())).expect("a request")).await
}

/// A picture in one colour.
fn png() -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 300, 200);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().expect("a head").write_image_data(&[90; 300 * 200]).expect("a body");
    file
}

/// Where a page shows a picture.
fn shown(page: &str) -> Option<String> {
    let from = page.find("src=\"/photos/")?;
    page[from + 5..].split('"').next().map(str::to_owned)
}

story!(a_picture_is_kept_small_shown_and_taken_away, false, |house| Box::pin(async move {
    let ana = house.set_up().await;
    assert_eq!(gives(&house, &ana, &png()).await.location, "/settings/account");
    let page = house.get(&ana, "/settings/account").await.text;
    let at = shown(&page).expect("it stands on the page");
    assert_eq!(page.matches(&at).count(), 2, "in the rail, too");
    let small: i64 = store::sql!("SELECT CAST(max(length(photo_bytes)) AS BIGINT) FROM staff")
        .value(&house.kept.db)
        .await
        .expect("one");
    assert!((200..8_000).contains(&small), "{small} bytes are kept");
    assert_eq!(house.get(&ana, &at).await.status, StatusCode::OK);
    assert_eq!(house.get("", &at).await.status, StatusCode::SEE_OTHER, "whoever is no colleague signs in first");
    let refused = gives(&house, &ana, b"GIF89a").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("photo-wrong") && refused.text.contains(&at), "the one before stays");
    assert_eq!(house.post(&ana, "/settings/staff/1/photo", "_method=delete").await.location, "/settings/staff/1");
    assert_eq!(shown(&house.get(&ana, "/settings/account").await.text), None);
    assert_eq!(house.get(&ana, &at).await.status, StatusCode::NOT_FOUND);
}));
