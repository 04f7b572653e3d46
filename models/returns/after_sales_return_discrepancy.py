# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...rules.reason import reason
from ..lifecycle.engine import unlocked

KINDS = [
    ("surplus", "More than Approved"),
    ("wrong_item", "Another Product"),
    ("unknown_lot", "Unknown Lot or Serial"),
]
STATUS = [("open", "Waits for Instruction"), ("decided", "Decided"), ("closed", "Closed")]
DECISIONS = [("supplement", "Have It Approved Too"), ("send_back", "Send It Back")]
#: Who tells the warehouse what to do: those who issue returns, and their superiors (R5.03, R7.08).
INSTRUCTORS = (
    "after_sales.after_sales_group_sales",
    "after_sales.after_sales_group_clerk",
    "after_sales.after_sales_group_coordinator",
)


class AfterSalesReturnDiscrepancy(models.Model):
    """Goods that came with a return and that nobody approved: kept apart, the customer's own, until somebody decides.

    They are never credited silently (R5.03, R5.08): either a supplement of the return is approved, at least by the
    authority that approved the return, or they go back.
    """

    _name = "after_sales.return.discrepancy"
    _description = "Unexpected Goods"
    _inherit = ["after_sales.guarded", "mail.thread", "mail.activity.mixin"]
    _order = "id desc"
    _check_company_auto = True
    _mail_post_access = "read"

    name = fields.Char("Number", required=True, readonly=True, copy=False, default="/", index="trigram")
    picking_id = fields.Many2one(
        "stock.picking",
        "Receipt",
        required=True,
        index=True,
        check_company=True,
        domain="[('after_sales_return_id', '!=', False)]",
    )
    return_id = fields.Many2one(related="picking_id.after_sales_return_id", store=True, index=True)
    company_id = fields.Many2one(related="picking_id.company_id", store=True, index=True)
    partner_id = fields.Many2one(related="return_id.partner_id", store=True, index=True, string="Customer")
    line_id = fields.Many2one(
        "after_sales.return.line",
        "Of Line",
        domain="[('return_id', '=', return_id)]",
        index="btree_not_null",
        help="The line of which more came than was approved.",
    )
    kind = fields.Selection(KINDS, required=True, default="surplus", index=True)
    product_id = fields.Many2one("product.product", required=True, index=True)
    lot_name = fields.Char("Lot/Serial", help="As it stands on the goods.")
    quantity = fields.Float(digits="Product Unit", required=True, default=1.0)
    uom_id = fields.Many2one("uom.uom", "Unit", related="product_id.uom_id")
    note = fields.Text("What Came")
    decision = fields.Selection(DECISIONS, readonly=True, copy=False, tracking=True)
    decided_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    decided_on = fields.Datetime(readonly=True, copy=False)
    supplement_id = fields.Many2one("after_sales.return", readonly=True, copy=False, index="btree_not_null")
    custody_move_ids = fields.One2many("stock.move", "after_sales_discrepancy_id", "Moves", readonly=True)
    status = fields.Selection(STATUS, compute="_compute_status", store=True, index=True)
    reported_on = fields.Datetime(readonly=True, default=fields.Datetime.now, index=True)

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"decision", "decided_by_id", "decided_on", "supplement_id", "reported_on"}

    @api.depends("decision", "custody_move_ids.state", "supplement_id.state")
    def _compute_status(self):
        for discrepancy in self:
            gone = discrepancy.sudo().custody_move_ids.filtered(
                lambda move: move.state == "done" and move.location_dest_id.after_sales_is_with_customer
            )
            withdrawn = discrepancy.supplement_id.state == "cancelled"
            is_decided = discrepancy.decision and not withdrawn
            discrepancy.status = "closed" if gone else "decided" if is_decided else "open"

    @api.model_create_multi
    def create(self, vals_list):
        """Report what came; it is put among the unexpected goods at once. All problems are told together."""
        for vals in vals_list:
            vals["name"] = self.env["ir.sequence"].next_by_code(self._name) or "/"
        reported = super().create(vals_list)
        reported._raise_all(reported._get_report_blockers())
        reported._take_into_custody()
        reported._tell_responsible()
        return reported

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        self._raise_all(reason("discrepancy_stays", discrepancy=each.name) for each in self)

    def write(self, vals):
        told = {"picking_id", "line_id", "kind", "product_id", "lot_name", "quantity"}.intersection(vals)
        if told:
            self._raise_all(reason("discrepancy_stays", discrepancy=each.name) for each in self)
        return super().write(vals)

    def _get_report_blockers(self):
        for each in self:
            if each.quantity <= 0:
                yield reason("line_quantity_not_positive", line=each.product_id.display_name)
            if not each.return_id or each.return_id.state not in ("approved", "done"):
                yield reason("discrepancy_without_return", picking=each.picking_id.name)
            if each.kind == "surplus" and each.line_id.product_id != each.product_id:
                yield reason("surplus_of_other_product", product=each.product_id.display_name)
            if each.product_id.tracking != "none" and not each.lot_name:
                yield reason("line_lot_missing", line=each.product_id.display_name)
            if each.product_id.tracking == "serial" and each.quantity != 1:
                yield reason("serial_not_one", product=each.product_id.display_name)
        yield from self._get_here_blockers()

    def action_supplement(self):
        """Ask for approval of what came besides, as a supplement of the return (R5.08)."""
        self._refuse_without_role("supplement")
        self._raise_all(self._get_decision_blockers("supplement"))
        for each in self:
            supplement = self.env["after_sales.return"].create(each._prepare_supplement_vals())
            unlocked(supplement).supplement_of_id = each.return_id
            # Whoever counted the goods wrote the quantity, so he never approves it.
            supplement.with_user(each.create_uid)._note_money_editor()
            each._decide("supplement", supplement)
            supplement.action_submit()
        return self.supplement_id._view_records(self.supplement_id, self.env._("Supplements"))

    def action_send_back(self):
        """Send it back to whom it belongs."""
        self._refuse_without_role("send_back")
        self._raise_all(self._get_decision_blockers("send_back"))
        for each in self:
            each._decide("send_back")
        self._release()

    def _refuse_without_role(self, event):
        self.check_access("read")
        if not self.env.user.has_groups(",".join(INSTRUCTORS)):
            names = ", ".join(self.mapped("name"))
            self._raise_all([reason("no_right", event=event, documents=names, groups=INSTRUCTORS)], AccessError)

    def _get_decision_blockers(self, decision):
        yield from self._get_open_blockers(decision)

    def _get_open_blockers(self, decision):
        for each in self:
            if each.status != "open":
                yield reason("discrepancy_decided", discrepancy=each.name)
            if decision == "supplement" and each.kind != "surplus":
                yield reason("discrepancy_not_surplus", discrepancy=each.name)

    def _decide(self, decision, supplement=None):
        # Whoever gives instructions may not write what the warehouse reported.
        unlocked(self.sudo()).write(
            {
                "decision": decision,
                "decided_by_id": self.env.uid,
                "decided_on": fields.Datetime.now(),
                "supplement_id": supplement.id if supplement else False,
            }
        )
        self.sudo().activity_unlink(["mail.mail_activity_data_todo"])

    def _prepare_supplement_vals(self) -> dict:
        document, line = self.return_id, self.line_id
        return {
            "partner_id": document.partner_id.id,
            "company_id": document.company_id.id,
            "invoice_id": document.invoice_id.id,
            "reason_id": document.reason_id.id,
            **document._prepare_blind_vals(),
            "line_ids": [
                fields.Command.create(
                    {
                        **line._prepare_goods_vals(),
                        "lot_id": self._lot().id,
                        "lot_name": self.lot_name,
                        "uom_id": self.product_id.uom_id.id,
                        "quantity": self.quantity,
                        "remedy": line.remedy,
                        "disposition_id": line.disposition_id.id,
                        "note": self.note,
                    }
                )
            ],
        }

    def _tell_responsible(self):
        for each in self:
            each.activity_schedule(
                "mail.mail_activity_data_todo",
                summary=self.env._("Tell the warehouse what to do with %s", each.product_id.display_name),
                user_id=(each.return_id.user_id or each.return_id.create_uid).id,
            )

    def _raise_all(self, reasons, error=UserError):
        self.env["after_sales.message"]._raise_all(reasons, error)
