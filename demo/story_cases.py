# Part of after_sales. LGPL-3.
"""Chapter of complaints: one that is closed and waits to be carried out, one that is on its way to production."""

from odoo.fields import Command

FAULT = "after_sales.after_sales_reason_%s"
CAUSE = "after_sales.after_sales_cause_%s"


def is_told(stage):
    return bool(stage.env["after_sales.case"].search_count([("company_id", "=", stage.company.id)], limit=1))


def tell(stage):
    assembly = stage.env["hr.department"].create({"name": "Burner Assembly", "company_id": stage.company.id})
    _leaking_seals(stage, assembly)
    _rosas_thermostat(stage, assembly)


def _leaking_seals(stage, assembly):
    """All the way to the final decision: the seals come back, and Sam makes the return from the case."""
    case = _report(stage, "School heating", "defect", "Ten burner seals leak after a week", SK1=10)
    _accept(stage, case)
    _investigate(stage, case, "quality_2", assembly)
    _measure(stage, case)
    _say(stage, case, "mira.manager", "Take them back: the batch is small, the school matters to us.")
    _say(stage, case, "cora.office", "Cause and countermeasure agree.")
    item = case.sudo().line_ids
    _propose(stage, case, {"kind": "return", "line_id": item.id, "quantity": 10})
    _approve(stage, case)
    seller = stage.telling(case, "sam.sales")
    seller.write({"negotiation_result": "accepted", "negotiation_note": "They keep the rest and send the ten back."})
    stage.telling(case, "mira.manager").action_review()
    _say(stage, case, "sam.sales", "The caretaker agrees.")
    _say(stage, case, "cora.office", "The customer accepts; nothing else to add.")
    _approve(stage, case)
    reply = seller.env["after_sales.case.reply"].create(
        {
            "case_id": case.id,
            "way": "letter",
            "is_promising": True,
            "promised_amount": case.sudo().amount_total,
            "body": "<p>Please send the ten seals back to us; you are credited for all of them.</p>",
        }
    )
    reply.action_send()
    stage.end_of_scene()


def _rosas_thermostat(stage, assembly):
    """Quality has found the cause; production has the word now."""
    case = _report(stage, "Rosa's boiler", "defect", "The thermostat forgets its setting at night", TH3=1)
    _accept(stage, case)
    stage.acting(case, "quinn.quality").sample_ids = [
        Command.create({"name": "Thermostat with its battery", "place": "Laboratory, shelf 2", "disposition": "examined"})
    ]
    _investigate(stage, case, "quality_3", assembly)


# -- what people do ----------------------------------------------------------------------------------------------------


def _report(stage, reference, fault, subject, **items):
    """Open the order, click "Complaint", enter how much (by product code), and report it."""
    order = stage.telling(stage.order(reference), "sam.sales")
    action = order.action_after_sales_case()
    finding = order.env[action["res_model"]].browse(action["res_id"])
    for line in finding.line_ids:
        line.quantity = items.pop(line.product_id.default_code, 0)
    action = finding.action_add()
    case = order.env[action["res_model"]].browse(action["res_id"])
    case.write({"subject": subject, "reason_id": stage.env.ref(FAULT % fault).id, "found_at": "field"})
    case.action_report()
    stage.end_of_scene()
    return case


def _accept(stage, case):
    stage.telling(case, "cora.office").action_accept()
    stage.end_of_scene()


def _investigate(stage, case, cause, department):
    stage.telling(case, "quinn.quality").write(
        {
            "finding": "founded",
            "cause_id": stage.env.ref(CAUSE % cause).id,
            "no_capa_reason": "Checked on receipt from now on; the supplier has changed the compound.",
            "occurrence_cause": "The hardness of the material changed between two deliveries.",
            "escape_cause": "Goods from this supplier were not tested on receipt.",
            "share_ids": [Command.create({"department_id": department.id, "percent": 100})],
            "analysis_ids": [
                Command.create({"question": "Why does it fail?", "answer": "It is too hard in the cold."}),
                Command.create({"question": "Why is it too hard?", "answer": "Another compound.", "is_root": True}),
            ],
        }
    )
    _say(stage, case, "quinn.quality", "Founded. Seen in the laboratory on the sample.")


def _measure(stage, case):
    stage.telling(case, "max.making").write(
        {"countermeasure": "Hardness is measured on receipt, each delivery.", "machine": "Press 4", "shift": "Early"}
    )
    _say(stage, case, "max.making", "In force since Monday.")


def _propose(stage, case, decision):
    stage.telling(case, "sam.sales").decision_ids = [Command.create(decision)]
    _say(stage, case, "sam.sales", "Credit them, the customer is right.")
    _say(stage, case, "cora.office", "Agreed.")


def _say(stage, case, login, opinion):
    """Write an opinion on the step that waits for this person, and pass it on."""
    mine = stage.telling(case.sudo().step_ids, login).filtered("is_mine")[:1]
    mine.opinion = opinion
    mine.action_complete()
    stage.end_of_scene()


def _approve(stage, case):
    stage.telling(case, "cora.office").action_submit()
    stage.end_of_scene()
    while case.sudo().state == "submitted":
        approvers = (stage.telling(case, login) for login in ("mira.manager", "david.deputy", "gloria.gm"))
        next(approver for approver in approvers if approver.can_approve).action_approve()
        stage.end_of_scene()
