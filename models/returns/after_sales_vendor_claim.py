# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.fields import Command
from odoo.tools.translate import LazyTranslate

from ...rules import lifecycle
from ...rules.reason import reason
from ..lifecycle.engine import unlocked

_lt = LazyTranslate(__name__)

STATES = [
    ("open", _lt("Open")),
    ("accepted", _lt("Accepted")),
    ("refused", _lt("Refused")),
    ("recovered", _lt("Recovered")),
    ("withdrawn", _lt("Withdrawn")),
]
#: Who deals with vendors over goods that customers sent back, and over complaints (R4.25).
NEGOTIATORS = (
    "after_sales.after_sales_group_quality",
    "after_sales.after_sales_group_accountant",
    "after_sales.after_sales_group_coordinator",
)


class AfterSalesVendorClaim(models.Model):
    """What a vendor owes us for goods that a customer sent back through the vendor's fault (checklist B43).

    It keeps the way from the unit to the vendor's credit note, which is made once.
    """

    _name = "after_sales.vendor.claim"
    _description = "Vendor Claim"
    _inherit = ["after_sales.postable", "after_sales.document"]

    _lifecycle = lifecycle.VENDOR_CLAIM
    _event_groups = {
        "accept": NEGOTIATORS,
        "refuse": NEGOTIATORS,
        "withdraw": NEGOTIATORS,
        "reopen": NEGOTIATORS,
        "recover": ("after_sales.after_sales_group_accountant",),
    }

    # Other states than other documents have, so they are not added to those.
    state = fields.Selection(lambda self: [(state, self.env._(label)) for state, label in STATES], default="open")
    finding_id = fields.Many2one(
        "after_sales.return.inspection.line", readonly=True, index="btree_not_null", ondelete="restrict"
    )
    move_id = fields.Many2one(
        "stock.move",
        "Sent With",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="The transfer that brought the goods from the customer straight to the vendor.",
    )
    return_id = fields.Many2one("after_sales.return", compute="_compute_goods", store=True, index="btree_not_null")
    vendor_id = fields.Many2one("res.partner", required=True, index=True, check_company=True, tracking=True)
    product_id = fields.Many2one("product.product", compute="_compute_goods", store=True, index=True)
    lot_id = fields.Many2one("stock.lot", "Lot/Serial", compute="_compute_goods", store=True, index="btree_not_null")
    uom_id = fields.Many2one(related="product_id.uom_id")
    quantity = fields.Float(compute="_compute_goods", store=True)
    reason_id = fields.Many2one(
        "after_sales.reason", compute="_compute_goods", store=True, index="btree_not_null"
    )
    amount = fields.Monetary(
        "Claimed Amount", currency_field="company_currency_id", tracking=True, help="What the goods are worth to us, untaxed."
    )
    user_id = fields.Many2one("res.users", "Responsible", index=True, tracking=True)
    note = fields.Text()
    refund_ids = fields.Many2many(
        "account.move", string="Vendor Credit Notes", compute="_compute_refund_ids", compute_sudo=True
    )
    can_accept = fields.Boolean(compute="_compute_can")
    can_recover = fields.Boolean(compute="_compute_can")
    can_withdraw = fields.Boolean(compute="_compute_can")
    can_reopen = fields.Boolean(compute="_compute_can")

    # Not on the quantity of its transfer, or every move of any goods would look for claims: see stock_move_dropship.
    @api.depends("finding_id.quantity", "finding_id.reason_id", "move_id.after_sales_return_line_id.lot_id")
    def _compute_goods(self):
        for claim in self:
            finding, line = claim.finding_id, claim.move_id.after_sales_return_line_id
            claim.return_id = finding.return_id or line.return_id
            claim.product_id = finding.product_id or line.product_id
            claim.lot_id = finding.lot_id or line.lot_id
            claim.reason_id = finding.reason_id or line.return_id.reason_id
            claim.quantity = finding.quantity or (claim.move_id._after_sales_base_quantity() if line else 0.0)

    def _compute_refund_ids(self):
        for claim in self:
            postings = claim.posting_ids.filtered(lambda posting: posting.kind == "vendor_refund")
            claim.refund_ids = self.env["account.move"].browse(postings.mapped("entry_id")).exists()

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"finding_id", "move_id", "vendor_id"}

    def write(self, vals):
        if "amount" in vals:
            self._raise_all(reason("claim_settled", document=claim.name) for claim in self if claim.state != "open")
        return super().write(vals)

    def action_accept(self):
        """The vendor agreed."""
        return self._transition("accept")

    def action_refuse(self):
        """The vendor said no."""
        return self._transition("refuse")

    def action_withdraw(self):
        """We claim nothing any more."""
        return self._transition("withdraw")

    def action_reopen(self):
        """Talk to the vendor again."""
        return self._transition("reopen")

    def action_recover(self):
        """Draft the vendor's credit note over the claim, once; accounting posts it when the vendor's paper is there."""
        return self._transition("recover")

    def action_view_refunds(self):
        """Open the vendor's credit note."""
        return self.env["after_sales.return"]._view_records(self.refund_ids, self.env._("Vendor Credit Notes"))

    @api.model
    def _claim_for(self, findings):
        """One claim for each finding whose goods go back to a vendor, at what they are worth now."""
        return unlocked(self).create(
            [
                {
                    "finding_id": finding.id,
                    "company_id": finding.company_id.id,
                    "vendor_id": finding.vendor_id.id,
                    "amount": finding.quantity * finding._unit_cost(),
                    "note": finding.note,
                }
                for finding in findings
            ]
        )

    def _withdraw(self):
        """The goods did not leave."""
        self.filtered(lambda claim: claim._allows("withdraw"))._transition("withdraw")

    def _has_right(self, event):
        # When the warehouse or quality does not send the goods after all, the engine withdraws the claim.
        return (event == "withdraw" and self.env.su) or super()._has_right(event)

    def _before_recover(self):
        # Billing rights are the accountant's own; the ledger sees to it that there is one credit note.
        refunds = self.env["account.move"].create([claim._prepare_refund_vals() for claim in self])
        self._record_postings(
            "vendor_refund", [(claim, "claim", refund) for claim, refund in zip(self, refunds, strict=True)]
        )

    def _prepare_refund_vals(self) -> dict:
        return {
            "move_type": "in_refund",
            "company_id": self.company_id.id,
            "partner_id": self.vendor_id.id,
            "invoice_origin": self.name,
            "invoice_line_ids": [
                Command.create(
                    {
                        "product_id": self.product_id.id,
                        "product_uom_id": self.uom_id.id,
                        "quantity": self.quantity,
                        "price_unit": self.amount / self.quantity if self.quantity else self.amount,
                    }
                )
            ],
        }
