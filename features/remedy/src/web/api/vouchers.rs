//! Codes of our own: what they are good for, and taking them.

use crate::{Remedy, RemedyKind, Voucher};
use axum::{
    Json,
    extract::{Path, State},
};
use base::{Look, Moment, Result};
use people::Agent;
use people_web::{As, Web};
use serde::{Deserialize, Serialize};
use ticket_web::api::problems::{Changing, Reading};
use utoipa::ToSchema;

/// A code of our own, and what it is good for.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Voucher)]
pub struct VoucherBody {
    /// The code.
    #[schema(example = "A1B2-C3D4-E5F6-G7H8")]
    code: String,
    /// `good`, `used`, or `ended`.
    #[schema(example = "good")]
    state: &'static str,
    /// What the customer gets for it.
    #[schema(value_type = String, example = "discount_next")]
    kind: RemedyKind,
    /// In minor units.
    #[schema(required)]
    amount: Option<i64>,
    /// Or a part of the price.
    #[schema(required)]
    percent: Option<i64>,
    /// On how many items.
    #[schema(required)]
    items: Option<i64>,
    /// ISO 4217.
    currency: String,
    /// Good until then; without an end when missing.
    #[schema(required, format = DateTime)]
    until: Option<String>,
    /// When it was used.
    #[schema(required, format = DateTime)]
    used_at: Option<String>,
    /// For which order, as whoever took it wrote it down.
    used_for: String,
    /// For which remedy it was made.
    remedy: i64,
}

async fn voucher_body(look: &Look, voucher: Voucher) -> Result<Json<VoucherBody>> {
    let remedy = Remedy::find(look, voucher.remedy_id).await?;
    Ok(Json(VoucherBody {
        state: voucher.state(look.now()).as_str(),
        code: voucher.code,
        kind: remedy.kind,
        amount: remedy.amount,
        percent: remedy.percent,
        items: remedy.items,
        currency: remedy.currency,
        until: voucher.until.map(Moment::iso),
        used_at: voucher.used_at.map(Moment::iso),
        used_for: voucher.used_for,
        remedy: remedy.id.0,
    }))
}

/// What a code is good for. However it is typed: blanks, hyphens and small letters do not matter.
#[utoipa::path(get, path = "/api/v1/vouchers/{code}", tag = "remedies", params(("code" = String, Path, description = "The code.")),
    security(("bearer" = [])), responses((status = 200, description = "The code.", body = VoucherBody), Reading))]
pub(super) async fn get_voucher(
    State(web): State<Web>,
    _who: As<Agent>,
    Path(code): Path<String>,
) -> Result<Json<VoucherBody>> {
    let look = web.desk.look();
    voucher_body(&look, Voucher::find(&look, &code).await?).await
}

/// For what a code is used.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct VoucherUse {
    /// The order.
    #[serde(default)]
    used_for: String,
}

/// Uses a code: once, while it is good.
#[utoipa::path(post, path = "/api/v1/vouchers/{code}/use", tag = "remedies", params(("code" = String, Path, description = "The code.")),
    request_body = VoucherUse, security(("bearer" = [])), responses((status = 200, description = "The code.", body = VoucherBody), Changing))]
pub(super) async fn use_voucher(
    State(web): State<Web>,
    who: As<Agent>,
    Path(code): Path<String>,
    Json(asked): Json<VoucherUse>,
) -> Result<Json<VoucherBody>> {
    let mut act = who.visit.act(&web).await?;
    let voucher = Voucher::spend(&mut act, &who.who, &code, &asked.used_for).await?;
    act.commit().await?;
    voucher_body(&web.desk.look(), voucher).await
}
