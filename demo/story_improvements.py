# Part of after_sales. LGPL-3.
"""Chapter of improvements: one that worked and is told, one that is overdue, and a risk-control team over a batch."""

from datetime import timedelta

from odoo.fields import Command

from ..models.lifecycle.engine import unlocked

QUALITY, ACTOR = "quinn.quality", "max.making"
#: How long ago the improvement of the seals was implemented, and the complaint about them came in.
IMPLEMENTED, COMPLAINED = 95, 130


def is_told(stage):
    return bool(stage.env["after_sales.capa"].search_count([("company_id", "=", stage.company.id)], limit=1))


def tell(stage):
    _seals_are_cured(stage)
    _thermostat_is_overdue(stage)
    _a_batch_of_pumps(stage)


def _seals_are_cured(stage):
    """All done, measured and verified; Sam has to tell the school, with the 8D report."""
    case = _case(stage, "Ten burner seals")
    unlocked(case).write({"received_on": stage.noon(COMPLAINED)})
    capa = _raise(stage, case)
    capa.write(
        {
            "team_ids": [Command.set((stage.user(QUALITY) | stage.user(ACTOR) | stage.user("rita.research")).ids)],
            "action_ids": [
                _plan(stage, "containment", "All seals in stock and in transit are measured and sorted out"),
                _plan(stage, "correction", "The customer gets new seals at once"),
                _plan(stage, "preventive", "Hardness becomes part of the purchase specification of all rubber parts"),
            ],
        }
    )
    _begin(stage, capa)
    for action in stage.telling(capa.sudo().action_ids, ACTOR):
        _finish(action)
    stage.telling(capa, ACTOR).action_implement()
    unlocked(capa.sudo()).write({"implemented_on": stage.noon(IMPLEMENTED)})
    stage.env["after_sales.capa"]._cron_check_effect()
    representative = stage.telling(capa, "renata.rep")
    representative.verification = "Seen on the line and in the receipts of three months: every delivery was measured."
    representative.action_confirm()
    stage.telling(capa, QUALITY).action_warn()
    stage.end_of_scene()


def _thermostat_is_overdue(stage):
    """With production since weeks; Clara chases it."""
    capa = _raise(stage, _case(stage, "The thermostat"))
    capa.write(
        {
            "user_id": stage.user(ACTOR).id,
            "chaser_id": stage.user("clara.clerk").id,
            "deadline": stage.day(-6),
            "action_ids": [
                Command.create(
                    {
                        "kind": "corrective",
                        "name": "Another holder for the battery",
                        "deadline": stage.day(5),
                        "user_id": stage.user(ACTOR).id,
                    }
                ),
                Command.create({"kind": "containment", "name": "Stock on hand is held", "deadline": stage.day(-3)}),
            ],
        }
    )
    _begin(stage, capa)
    stage.env["after_sales.capa"]._cron_chase()


def _a_batch_of_pumps(stage):
    """An audit found a batch; quality, technology and production work on it together."""
    capas = stage.telling(stage.env["after_sales.capa"], QUALITY)
    capa = capas.create(
        {
            "subject": "A batch of pumps with a wrong impeller",
            "origin": "audit",
            "company_id": stage.company.id,
            "is_batch": True,
            "user_id": stage.user(ACTOR).id,
            "deadline": stage.day(-20),
            "problem": "The pump is louder than it should be.",
            "action_ids": [_plan(stage, "containment", "The batch is held in the warehouse")],
        }
    )
    _begin(stage, capa)
    project = stage.telling(capa.sudo().project_ids, QUALITY)
    project.write(
        {
            "member_ids": [Command.set((stage.user(QUALITY) | stage.user(ACTOR) | stage.user("rita.research")).ids)],
            "fmea_ids": [
                _risk("design", "Impeller", "Two impellers fit one shaft", "Loud pump", (6, 5, 7), (6, 2, 3)),
                _risk("process", "Assembly", "Wrong impeller is picked", "Loud pump", (6, 6, 6), (0, 0, 0)),
            ],
            "step_ids": _flow(),
            "milestone_ids": [Command.create({"name": "Scanner at the line in use", "planned": stage.day(-14)})],
        }
    )
    project.action_begin()
    project.entry_ids = [Command.create({"phase": "plan", "text": "The scanner is ordered; the batch is counted."})]
    stage.end_of_scene()


# -- what people do ----------------------------------------------------------------------------------------------------


def _case(stage, words):
    return stage.env["after_sales.case"].search(
        [("company_id", "=", stage.company.id), ("subject", "ilike", words)], limit=1
    )


def _raise(stage, case):
    action = stage.telling(case, QUALITY).action_open_capa()
    stage.end_of_scene()
    capa = stage.telling(stage.env["after_sales.capa"], QUALITY).browse(action["res_id"])
    capa.user_id = stage.user(ACTOR)
    return capa


def _plan(stage, kind, name):
    return Command.create({"kind": kind, "name": name, "deadline": stage.today + timedelta(days=10)})


def _begin(stage, capa):
    capa.action_begin()
    stage.end_of_scene()


def _finish(action):
    evidence = {"name": "evidence.txt", "raw": b"Seen and measured.", "res_model": action._name, "res_id": action.id}
    photo = action.env["ir.attachment"].create(evidence)
    action.write({"result": "In force, checked by a trial of 50 pieces.", "attachment_ids": [Command.set(photo.ids)]})
    action.action_finish()


def _flow():
    """The process flow with its control plan; one step is still without control."""
    return [
        Command.create(
            {
                "name": "Pick the impeller",
                "characteristic": "Part number",
                "specification": "As on the order",
                "control": "Scanned, each piece",
                "reaction": "The line stops",
            }
        ),
        Command.create({"name": "Sound test", "characteristic": "Level", "specification": "Below 42 dB"}),
    ]


def _risk(kind, item, mode, effect, before, after):  # noqa: PLR0913 - a row has as many columns
    names = ("severity", "occurrence", "detection")
    values = dict(zip(names, before, strict=True)) | {
        f"{name}_left": rating for name, rating in zip(names, after, strict=True)
    }
    return Command.create({"kind": kind, "item": item, "mode": mode, "effect": effect, **values})
