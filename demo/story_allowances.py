# Part of after_sales. LGPL-3.
"""Money without goods: a lower price for scratched boards, and damages for Rosa's floor."""

from odoo.fields import Command

from .story_returns import REASON, approve, submit

#: One white pixel: the seal and the signature on the paper that Sam scans.
SIGNATURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII="


def is_told(stage):
    return bool(stage.env["after_sales.allowance"].search_count([("company_id", "=", stage.company.id)], limit=1))


def tell(stage):
    _choose_accounts(stage)
    _scratched_boards(stage)
    _rosas_floor(stage)


def _choose_accounts(stage):
    """Ada wants to see what concessions and damages cost, each on its own account."""
    accounts = stage.env["account.account"].with_company(stage.company)
    stage.company.after_sales_allowance_account_id = accounts.create(
        {"name": "Sales Allowances", "code": "400900", "account_type": "income"}
    )
    stage.company.after_sales_compensation_account_id = accounts.create(
        {"name": "Compensation to Customers", "code": "670900", "account_type": "expense_other"}
    )


def _scratched_boards(stage):
    """Five off each board: approved by two, signed and stamped by the customer, accepted by Ada, posted."""
    order = stage.telling(stage.order("PO 4502"), "sam.sales")
    action = order.action_after_sales_allowance()
    wizard = order.env[action["res_model"]].browse(action["res_id"])
    wizard.write(
        {"reason_id": stage.env.ref(REASON % "damage").id, "note": "Scratched, they can be sold all the same."}
    )
    wizard.line_ids.rate = 5.0
    action = wizard.action_create()
    document = order.env[action["res_model"]].browse(action["res_id"])
    stage.end_of_scene()
    submit(stage, document)
    approve(stage, document)
    form = stage.telling(document, "sam.sales").action_add_evidence()
    proofs = stage.acting(stage.env[form["res_model"]], "sam.sales").with_context(**form["context"])
    scan = {"name": f"{document.name.replace('/', '-')}.txt", "raw": b"A scan of the stamped certificate."}
    proof = proofs.create(
        {
            "kind": "allowance_certificate",
            "is_stamped": True,
            "signer": "P. Osei, Northgate",
            "signature": SIGNATURE,
            "signed_on": stage.today,
            "attachment_ids": [Command.create(scan)],
        }
    )
    stage.end_of_scene()
    stage.acting(proof, "ada.accounts").action_check()
    stage.end_of_scene()


def _rosas_floor(stage):
    """Rosa owes nothing: what she gets for her floor will be paid out. It waits for Mira."""
    values = {
        "kind": "compensation",
        "partner_id": stage.customer("Rosa Alvarez").id,
        "company_id": stage.company.id,
        "reason_id": stage.env.ref(REASON % "defect").id,
        "liability_percent": 100.0,
        "liability_basis": "The seal was missing, says the report of Quinn.",
        "note": "The boiler leaked over night; the floor of the utility room is spoiled.",
        "line_ids": [Command.create({"name": "Floor of the utility room", "given_amount": 380.0})],
    }
    document = stage.telling(stage.env["after_sales.allowance"], "sam.sales").create(values)
    stage.end_of_scene()
    submit(stage, document)
