# Part of after_sales. LGPL-3.
"""Chapter: a lot of seals is called back, an exercise was made, and one seal left though its lot was held."""

from datetime import timedelta

from odoo.fields import Command

from ..models.lifecycle.engine import unlocked

QUALITY, SELLER, GENERAL_MANAGER = "quinn.quality", "sam.sales", "gloria.gm"
SUBJECT = "Burner door seals of lot SEAL-A113 shrink"


def is_told(stage):
    return bool(stage.env["after_sales.recall"].search_count([("company_id", "=", stage.company.id)], limit=1))


def tell(stage):
    _an_exercise_last_spring(stage)
    recall = _the_seals_are_called_back(stage)
    _some_customers_answer(stage, recall)
    _the_bakery_needs_seals_today(stage)


def _a_recall(stage, lot, **values):
    seal = stage.product("SK1")
    number = stage.env["stock.lot"].search([("name", "=", lot), ("product_id", "=", seal.id)])
    item = Command.create({"product_id": seal.id, "lot_id": number.id})
    recalls = stage.telling(stage.env["after_sales.recall"], QUALITY)
    return recalls.create({"company_id": stage.company.id, "item_ids": [item], **values})


def _an_exercise_last_spring(stage):
    """Two hours and twenty minutes, of four: the van of the fitter was forgotten at first."""
    exercise = _a_recall(stage, "SEAL-B207", subject="Yearly exercise: burner door seals", is_exercise=True)
    exercise.action_begin()
    exercise.finding = "Complete after 2 h 20 min. The fitter's van was forgotten at first: ask drivers as well."
    exercise.action_close()
    begun = stage.noon(60)
    unlocked(exercise.sudo()).write({"begun_on": begun, "closed_on": begun + timedelta(hours=2, minutes=20)})
    stage.end_of_scene()


def _the_seals_are_called_back(stage):
    recall = _a_recall(
        stage,
        "SEAL-A113",
        subject=SUBJECT,
        severity="3",
        reason_id=stage.env.ref("after_sales.after_sales_reason_defect").id,
        problem="The seal shrinks when it is hot. Flue gas may come into the room.",
        instructions="Switch the boiler off. Put seals that are not fitted aside. Tell us what became of each of them.",
        remedy="replacement",
        disposition_id=stage.env.ref("after_sales.after_sales_disposition_scrap").id,
        answer_until=stage.day(-10),
    )
    recall.action_submit()
    stage.telling(recall, GENERAL_MANAGER).action_approve()
    stage.end_of_scene()
    return recall


def _some_customers_answer(stage, recall):
    """The bakery has two and fitted four; the school was told by telephone; Keller waits for his mail."""
    rows = {row.partner_id.name: stage.acting(row, SELLER) for row in recall.customer_ids}
    bakery = rows["Lakeside Bakery"]
    bakery.line_ids.write({"has_qty": 2.0, "used_qty": 4.0})
    bakery.action_note_answer()
    rows["Green Valley School District"].action_note_told()
    bakery.action_take_back()
    stage.end_of_scene()


def _the_bakery_needs_seals_today(stage):
    """It bakes at night: two held seals go out with new screws, and with its written yes. Gloria has to decide."""
    seal = stage.product("SK1")
    letter = stage.acting(stage.env["ir.attachment"], SELLER).create(
        {"name": "Consent Lakeside.txt", "raw": b"We agree."}
    )
    release = stage.telling(stage.env["after_sales.release"], SELLER).create(
        {
            "company_id": stage.company.id,
            "partner_id": stage.customer("Lakeside Bakery").id,
            "product_id": seal.id,
            "lot_id": stage.env["stock.lot"].search([("name", "=", "SEAL-A113"), ("product_id", "=", seal.id)]).id,
            "quantity": 2.0,
            "justification": "For the oven that stays below 80 degrees, where the seal keeps its size; changed in a week.",
            "attachment_ids": [Command.link(letter.id)],
        }
    )
    release.action_submit()
    stage.end_of_scene()
