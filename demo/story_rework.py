# Part of after_sales. LGPL-3.
"""Chapter: rework. Petra writes how boilers and thermostats are reworked; Max is in the middle of one, another came back."""

from odoo.fields import Command

from ..models.lifecycle.engine import unlocked
from .story_quality import DISPOSITION, QUALITY
from .story_returns import approve, propose, receive, submit
from .story_trade import Sale, sell

ENGINEER, MAKER = "petra.process", "max.making"
#: Name of a routing -> codes of products, and its operations: (what, how, where, hours, check).
ROUTINGS = {
    "Pump: new seal and pressure test": (
        ("P60",),
        (
            ("Take the head apart", "Drain first. Four screws, crosswise; keep the shims.", "Bench 2", 0.5, ""),
            ("New seal", "Seal set 60-R, grease G2. Torque 12 Nm, crosswise.", "Bench 2", 0.75, "Torque of each screw"),
            ("Pressure test", "Close both flanges, 3 bar.", "Test stand", 0.25, "3 bar for 10 minutes, no drop"),
        ),
    ),
    "Clean, new label, new box": ((), (("Clean", "Dry cloth, no solvent.", "Packing", 0.2, ""),)),
}


def is_told(stage):
    return bool(stage.env["after_sales.rework.routing"].search_count([("company_id", "=", stage.company.id)], limit=1))


def tell(stage):
    _petra_writes_routings(stage)
    _a_pump_was_reworked_and_came_back(stage)
    _a_pump_is_being_reworked(stage)


def _petra_writes_routings(stage):
    stage.acting(stage.env["after_sales.rework.routing"], ENGINEER).create(
        [
            {
                "name": name,
                "company_id": stage.company.id,
                "product_ids": [Command.link(stage.product(code).id) for code in codes],
                "step_ids": [
                    Command.create(
                        {"name": what, "instruction": how, "place": where, "planned_hours": hours, "control": check}
                    )
                    for what, how, where, hours, check in steps
                ],
            }
            for name, (codes, steps) in ROUTINGS.items()
        ]
    )
    stage.end_of_scene()


def _a_pump_was_reworked_and_came_back(stage):
    """Two months ago the seal was changed; pumps drip again since."""
    [repair] = _to_rework(stage, Sale(28, "Cellar", "Lakeside Bakery", (("P60", 1),)), "Drips at the shaft.")
    for operation in stage.acting(repair.after_sales_operation_ids._in_order(), MAKER):
        operation.write({"actual_hours": operation.planned_hours + 0.25, "result": "As required."})
        operation.action_finish()
    repair.action_repair_end()
    unlocked(repair).write({"after_sales_finished_on": stage.noon(60)})
    stage.end_of_scene()


def _a_pump_is_being_reworked(stage):
    """Taken apart this morning; the seal comes next, and its order waits for it."""
    [repair] = _to_rework(stage, Sale(25, "Greenhouse", "Hotel Miramar", (("P60", 1),)), "Drips at the shaft again.")
    repair.schedule_date = stage.noon(-5)
    operation = stage.acting(repair.after_sales_operation_ids._in_order()[:1], MAKER)
    operation.write({"actual_hours": 0.6})
    operation.action_finish()
    stage.end_of_scene()


def _to_rework(stage, sale, words):
    """Sold, complained of, back in quarantine, and sent to rework by Quinn: its repair orders."""
    sell(stage, sale)
    document = propose(stage, sale.reference, "defect", words, P60=1)
    submit(stage, document)
    approve(stage, document)
    receive(stage, document)
    inspection = stage.telling(document.sudo().inspection_ids[:1], QUALITY)
    inspection.line_ids.write({"disposition_id": stage.env.ref(DISPOSITION % "rework").id, "note": words})
    inspection.action_inspect()
    stage.end_of_scene()
    return inspection.sudo().line_ids._repairs()
