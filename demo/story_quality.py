# Part of after_sales. LGPL-3.
"""Chapter: quality in quarantine. One return is inspected, the others wait there, some of them for too long."""

from odoo.fields import Command

from ..models.lifecycle.engine import unlocked

DISPOSITION = "after_sales.after_sales_disposition_%s"
QUALITY = "quinn.quality"
#: Order of the story -> how many days ago its goods came back.
WAITING = {"PO 4471": 9, "KH-2231": 4}


def is_told(stage):
    inspections = stage.env["after_sales.return.inspection"]
    return bool(inspections.search_count([("company_id", "=", stage.company.id), ("state", "=", "done")], limit=1))


def tell(stage):
    _name_the_account_of_losses(stage)
    _rosas_boiler_is_inspected(stage)
    _pumps_wait_for_too_long(stage)


def _name_the_account_of_losses(stage):
    """What is scrapped because it was defective is booked where the controller looks for it."""
    account = stage.env["account.account"].create(
        {
            "code": "651000",
            "name": "Losses on Returned Goods",
            "account_type": "expense",
            "company_ids": [Command.set(stage.company.ids)],
        }
    )
    reason = stage.env.ref("after_sales.after_sales_reason_defect")
    reason.with_company(stage.company).scrap_account_id = account


def _rosas_boiler_is_inspected(stage):
    inspection = stage.telling(_inspection(stage, "Rosa's boiler"), QUALITY)
    inspection.line_ids.write(
        {
            "disposition_id": stage.env.ref(DISPOSITION % "scrap").id,
            "note": "The heat exchanger is torn at the weld.",
        }
    )
    inspection.note = "Pressure test failed at 0.4 bar. The weld was never ground: told the supplier's quality people."
    inspection.action_inspect()
    stage.end_of_scene()


def _pumps_wait_for_too_long(stage):
    """The story is told at once, and these goods came in days ago."""
    for reference, days in WAITING.items():
        inspection = _inspection(stage, reference)
        inspection.line_ids.disposition_id = stage.env.ref(DISPOSITION % "restock")
        unlocked(inspection).write({"received_on": stage.noon(days)})


def _inspection(stage, reference):
    return stage.order(reference).order_line.after_sales_return_line_ids.return_id.inspection_ids[:1]
