# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ..lifecycle.engine import unlocked


class AfterSalesReturn(models.Model):
    """A return that a company of the group asks for, since its own customer sent the goods back (checklist B52)."""

    _inherit = "after_sales.return"

    peer_claim_id = fields.Many2one(
        "after_sales.vendor.claim", "Claim of the Group", readonly=True, copy=False, index="btree_not_null"
    )
    peer_summary = fields.Char("Asked For by the Group", compute="_compute_peer_summary", compute_sudo=True)

    @api.depends("peer_claim_id.name", "peer_claim_id.company_id")
    def _compute_peer_summary(self):
        for document in self:
            claim = document.peer_claim_id
            document.peer_summary = f"{claim.name} · {claim.company_id.name}" if claim else False

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"peer_claim_id"}

    def _after_submit(self):
        super()._after_submit()
        group = self.env["res.company"]._after_sales_partners()
        self.sudo().filtered(
            lambda each: each.partner_id.commercial_partner_id.id in group and not each.peer_claim_id
        )._link_peer_claims()

    def _link_peer_claims(self):
        """A return that somebody made because he was told of the claim belongs to it as well."""
        claims = self.env["after_sales.vendor.claim"].search(
            [
                ("peer_move_id", "in", self.line_ids.move_id.ids),
                ("peer_company_id", "in", self.company_id.ids),
                ("peer_return_id", "=", False),
                ("state", "!=", "withdrawn"),
            ]
        ) if self else self.env["after_sales.vendor.claim"]  # fmt: skip
        for claim in claims:
            lines = self.line_ids.filtered(lambda line, c=claim: line.move_id == c.peer_move_id)
            fitting = lines.filtered(lambda line, c=claim: not c.lot_id or line.lot_id.name == c.lot_id.name)
            document = fitting.return_id.filtered(lambda document: not document.peer_claim_id)[:1]
            if document:
                unlocked(document).write({"peer_claim_id": claim.id})
                unlocked(claim).write({"peer_return_id": document.id})
