# Part of after_sales. LGPL-3.
"""Chapter 5: the tax adviser wants papers. From now on returns are credited on the customer's stamped proof."""

from odoo.fields import Command

from .story_returns import approve, propose, receive, submit


def is_told(stage):
    return bool(stage.env["after_sales.evidence"].search_count([("company_id", "=", stage.company.id)], limit=1))


def tell(stage):
    stage.company.after_sales_return_proof_required = True
    for story in (_thermostats_with_their_paper, _pump_without_its_paper, _pump_with_a_paper_to_check):
        story(stage)


def _thermostats_with_their_paper(stage):
    """The certificate came with the goods: accepted, and credited at once."""
    document = _return_that_came(stage, "PO 4533", "surplus", "Two more than ordered.", TH3=2)
    proof = _bring(stage, document, "return_certificate")
    stage.acting(proof, "ada.accounts").action_check()
    stage.end_of_scene()


def _pump_without_its_paper(stage):
    """The goods are in quarantine, and Sam has to call the customer."""
    _return_that_came(stage, "KH-2231", "damage", "A second crate was broken.", P60=1)


def _pump_with_a_paper_to_check(stage):
    """A copy of the invoice that Ada has to look at."""
    document = _return_that_came(stage, "PO 4471", "not_needed", "The boiler house was cancelled.", P60=1)
    _bring(stage, document, "invoice_copy")


def _return_that_came(stage, reference, reason, note, **takes):
    document = propose(stage, reference, reason, note, **takes)
    submit(stage, document)
    approve(stage, document)
    receive(stage, document)
    return document


def _bring(stage, document, kind):
    """Sam scans what the customer stamped."""
    form = stage.telling(document, "sam.sales").action_add_evidence()
    proofs = stage.acting(stage.env[form["res_model"]], "sam.sales").with_context(**form["context"])
    scan = {"name": f"{document.name.replace('/', '-')}.txt", "raw": b"A scan of the stamped paper."}
    proof = proofs.create({"kind": kind, "is_stamped": True, "attachment_ids": [Command.create(scan)]})
    stage.end_of_scene()
    return proof
