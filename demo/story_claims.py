# Part of after_sales. LGPL-3.
"""A claim: shared as the agreement of the year says, looked at on site before it is accepted, negotiated."""

from odoo.fields import Command

from .story_cases import CAUSE, FAULT, _accept, _report, _say

CUSTOMER = "Northgate Plumbing Supplies"


def is_told(stage):
    return bool(stage.env["after_sales.guarantee"].search_count([("company_id", "=", stage.company.id)], limit=1))


def tell(stage):
    _agreement(stage)
    _noisy_pumps(stage)
    _file_claims(stage)


def _agreement(stage):
    """At the start of the year Northgate and we said who bears what; Mira confirmed it."""
    lines = [
        {
            "reason_id": stage.env.ref(FAULT % "defect").id,
            "customer_percent": 20,
            "company_percent": 50,
            "supplier_percent": 30,
        },
        {"reason_id": stage.env.ref(FAULT % "damage").id, "customer_percent": 50, "company_percent": 50},
        {"customer_percent": 100, "company_percent": 0},
    ]
    agreement = stage.telling(stage.env["after_sales.guarantee"], "sam.sales").create(
        {
            "partner_id": stage.customer(CUSTOMER).id,
            "company_id": stage.company.id,
            "year": stage.today.year,
            "signed_date": stage.today.replace(month=1, day=1),
            "signer": "P. Osei",
            "line_ids": [Command.create(line) for line in lines],
        }
    )
    stage.end_of_scene()
    stage.telling(agreement, "mira.manager").action_confirm()
    stage.end_of_scene()


def _noisy_pumps(stage):
    """Nine hundred for pumps that had to be changed at night: Clara looks first, then quality shares it out."""
    case = _report(stage, "PO 4471", "defect", "Pumps hum, tenants complain", P60=2)
    stage.telling(case, "sam.sales").write(
        {"demand": "compensation", "claimed_amount": 900.0, "demand_note": "Two fitters for a night."}
    )
    _check_on_site(stage, case, "Both hum. One was fitted without its rubber ring.", "partly")
    _accept(stage, case)
    quality = stage.telling(case, "quinn.quality")
    quality.write(
        {
            "finding": "founded",
            "cause_id": stage.env.ref(CAUSE % "quality_3").id,
            "occurrence_cause": "The bearing of this lot has too much play.",
            "escape_cause": "Noise is measured on one pump of each lot only.",
        }
    )
    quality.action_propose_shares()
    _say(stage, case, "quinn.quality", "Founded. The shares are those of the agreement.")


def _check_on_site(stage, case, words, result):
    """Clara looks at what is claimed, unannounced."""
    check = stage.telling(stage.env["after_sales.claim.check"], "cora.office").create(
        {"case_id": case.id, "specialist_id": stage.user("clara.clerk").id, "planned_date": stage.today}
    )
    stage.end_of_scene()
    found = stage.telling(check, "clara.clerk")
    found.write({"found": words, "result": result})
    found.action_done()
    stage.end_of_scene()


def _file_claims(stage):
    """Quinn keeps the ledger."""
    stage.env.flush_all()
    ledger = stage.acting(stage.env["after_sales.claim.ledger"], "quinn.quality")
    ledger.search([("company_id", "=", stage.company.id), ("status", "=", "given")], limit=1).action_file()
    stage.end_of_scene()
