# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import UserError

from ...rules import ownership
from ...rules.reason import reason
from ..claims import claim
from ..lifecycle.engine import is_unlocked, unlocked

STATES = [("recorded", "Recorded"), ("withdrawn", "Withdrawn")]
#: What an entry says; a wrong one is withdrawn, never rewritten.
FROZEN = {"lot_id", "to_partner_id", "passed_on", "evidence"}


class AfterSalesOwnership(models.Model):
    """A delivered serial number passed to another owner: from whom, to whom, on which day, and what proves it (B7).

    The entries of one delivery form a chain. Whoever stands at its end may return the goods, nobody before him.
    """

    _name = "after_sales.ownership"
    _description = "Change of Owner"
    _inherit = ["after_sales.guarded", "mail.thread"]
    _order = "passed_on desc, id desc"
    _check_company_auto = True
    _mail_post_access = "read"

    lot_id = fields.Many2one(
        "stock.lot", "Serial Number", required=True, index=True, ondelete="restrict",
        domain="[('product_id.tracking', '=', 'serial')]",
    )  # fmt: skip
    product_id = fields.Many2one(related="lot_id.product_id", store=True, string="Product")
    move_id = fields.Many2one(
        "stock.move",
        "Delivered With",
        compute="_compute_move_id",
        compute_sudo=True,
        store=True,
        precompute=True,
        index="btree_not_null",
    )
    company_id = fields.Many2one(
        "res.company", "Company", compute="_compute_move_id", compute_sudo=True, store=True, precompute=True, index=True,
        required=True,
    )  # fmt: skip
    from_partner_id = fields.Many2one(
        "res.partner", "Owner before", compute="_compute_move_id", compute_sudo=True, store=True, precompute=True,
        index="btree_not_null", help="Who got it with the delivery, or from the owner before him.",
    )  # fmt: skip
    to_partner_id = fields.Many2one(
        "res.partner", "New Owner", required=True, index=True, check_company=True, tracking=True
    )
    passed_on = fields.Date("Passed On", required=True, default=fields.Date.context_today, tracking=True)
    evidence = fields.Text(
        "What Proves It", required=True, help="The contract of sale, the letter of the owner before."
    )
    attachment_ids = fields.Many2many("ir.attachment", string="Papers", bypass_search_access=True)
    user_id = fields.Many2one("res.users", "Recorded By", readonly=True, default=lambda self: self.env.uid, index=True)
    state = fields.Selection(
        STATES, "Status", required=True, readonly=True, default="recorded", index=True, tracking=True
    )
    withdrawal = fields.Text("Why It Is Withdrawn")
    withdrawn_on = fields.Datetime("Withdrawn", readonly=True)
    withdrawn_by_id = fields.Many2one("res.users", "Withdrawn By", readonly=True, index="btree_not_null")

    @api.depends("lot_id")
    def _compute_move_id(self):
        for entry in self:
            move, before = entry._origin_of(entry.lot_id)
            entry.move_id = move
            entry.company_id = move.company_id or self.env.company
            entry.from_partner_id = before.to_partner_id or move.sale_line_id.order_id.partner_id

    @api.depends("lot_id.name", "from_partner_id", "to_partner_id")
    def _compute_display_name(self):
        for entry in self:
            entry.display_name = (
                f"{entry.lot_id.name}: {entry.from_partner_id.name or '?'} → {entry.to_partner_id.name}"
            )

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"user_id", "state", "withdrawn_on", "withdrawn_by_id"}

    @api.model_create_multi
    def create(self, vals_list):
        # Simultaneous entries and returns of a number see each other.
        claim(self.env["stock.lot"].browse([vals["lot_id"] for vals in vals_list if vals.get("lot_id")]))
        entries = self.browse()
        for vals in vals_list:
            # One after the other: the next may be about the same number.
            entries += super().create([vals])
            # What is told below names the number: not to somebody who may not see it.
            entries[-1].lot_id.check_access("read")
            self._raise_all(ownership.check_passing(entries[-1].sudo()._passing()))
        return entries

    def write(self, vals):
        frozen = FROZEN.intersection(vals)
        if frozen and not is_unlocked(self):
            labels = ", ".join(self._fields[name]._description_string(self.env) for name in sorted(frozen))
            self._raise_all(reason("ownership_frozen", entry=entry.display_name, fields=labels) for entry in self)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        self._raise_all(reason("ownership_kept", entry=entry.display_name) for entry in self)

    def action_withdraw(self):
        """Say that an entry is wrong: the owner before is the owner again; why is kept with it."""
        self.check_access("write")
        claim(self.sudo().lot_id)
        self._raise_all(blocker for entry in self.sudo() for blocker in entry._get_withdraw_blockers())
        stamp = {"withdrawn_on": fields.Datetime.now(), "withdrawn_by_id": self.env.uid}
        unlocked(self).write({"state": "withdrawn"} | stamp)

    def _get_withdraw_blockers(self):
        if self.state != "recorded":
            yield reason("ownership_withdrawn", entry=self.display_name)
        later = self._last_of(self.move_id, self.lot_id).get((self.move_id.id, self.lot_id.id), self)
        if self.state == "recorded" and later != self:
            yield reason("ownership_not_last", entry=self.display_name, later=later.display_name)
        relying = self.env["after_sales.return.line"].search(
            [
                ("move_id", "=", self.move_id.id),
                ("lot_id", "=", self.lot_id.id),
                ("state", "in", ("submitted", "approved", "done")),
                ("return_id.partner_id", "child_of", self.to_partner_id.commercial_partner_id.id),
            ]
        )
        if relying:
            names = ", ".join(relying.return_id.mapped("name"))
            yield reason("ownership_used", entry=self.display_name, documents=names)
        if not (self.withdrawal or "").strip():
            yield reason("ownership_without_words", entry=self.display_name)

    def _raise_all(self, reasons, error=UserError):
        self.env["after_sales.message"]._raise_all(reasons, error)
