# Part of after_sales. LGPL-3.
"""Chapter: Rosa reports a complaint herself in the portal, with a photo, and reads what she was answered before."""

import io

from PIL import Image, ImageDraw

from ..models.case.after_sales_case_report_intake import Complaint
from ..rules.portal_complaint import Affected

LOGIN = "rosa"


def is_told(stage):
    reports = stage.env["after_sales.case.report"]
    return bool(reports.search_count([("company_id", "=", stage.company.id)], limit=1))


def tell(stage):
    _rosa_reports_the_humming_boiler(stage)
    _sam_answers_her_about_the_thermostat(stage)
    _the_seals_are_archived(stage)


def _rosa_reports_the_humming_boiler(stage):
    reports = stage.env["after_sales.case.report"].with_user(stage.user(LOGIN))
    order = stage.order("Rosa's boiler")
    item = next(key for key, each in reports._reportable(order).items() if "Boiler" in each.name)
    reports._report_in_portal(
        Complaint(
            order=order,
            affected=[Affected(item, 1)],
            category="quality",
            fault=stage.env.ref("after_sales.after_sales_reason_defect"),
            words="The boiler hums loudly at night and drips below the valve. Please see the photo.",
            files=[("valve.png", _photo(), "image/png")],
        )
    )
    stage.end_of_scene()


def _sam_answers_her_about_the_thermostat(stage):
    case = stage.env["after_sales.case"].search(
        [("company_id", "=", stage.company.id), ("subject", "ilike", "thermostat")], limit=1
    )
    replies = stage.telling(stage.env["after_sales.case.reply"], "sam.sales")
    reply = replies.create(
        {
            "case_id": case.id,
            "way": "portal",
            "body": "<p>Dear Ms Alvarez,</p><p>thank you for your patience. Our laboratory has found the cause: the battery"
            " holder loses contact. We are testing a remedy now and write again within the week.</p><p>Is it all right"
            " with you to wait that long?</p><p>Sam, Brightwell Heating</p>",
        }
    )
    reply.action_send()
    stage.end_of_scene()


def _the_seals_are_archived(stage):
    """The analysis is complete, so quality puts the case of the seals into its archive."""
    decided = stage.env["after_sales.case"].search(
        [("company_id", "=", stage.company.id), ("state", "in", ("approved", "done"))]
    )
    complete = stage.telling(decided, "quinn.quality").filtered("can_file")
    if complete:
        complete.action_file()
    stage.end_of_scene()


def _photo() -> bytes:
    """A valve, a pipe and three drops: what a telephone would have taken."""
    picture = Image.new("RGB", (640, 480), "#d9dde2")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((280, 0, 360, 190), fill="#b87333")
    draw.rectangle((230, 180, 410, 260), fill="#8c6a3f", outline="#5c4424", width=6)
    draw.ellipse((270, 170, 370, 270), fill="#a33b2e", outline="#6d241b", width=6)
    draw.rectangle((290, 260, 350, 320), fill="#b87333")
    for left, top in ((308, 335), (318, 375), (304, 420)):
        draw.ellipse((left, top, left + 18, top + 28), fill="#3b79b8")
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
