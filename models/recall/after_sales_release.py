# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.fields import Command
from odoo.tools.translate import LazyTranslate

from ..exact import exact
from ..lifecycle.engine import unlocked

_lt = LazyTranslate(__name__)

STATES = [
    ("draft", _lt("Draft")),
    ("submitted", _lt("Waiting for Approval")),
    ("approved", _lt("Released")),
    ("done", _lt("Shipped")),
    ("cancelled", _lt("Cancelled")),
]
#: Who asks for a special release (R10.12).
ASKERS = (
    "after_sales.after_sales_group_sales",
    "after_sales.after_sales_group_coordinator",
    "after_sales.after_sales_group_quality",
)


class AfterSalesRelease(models.Model):
    """Leave for goods to go to one customer though a check is open: with his consent, and a way back to each piece (R10.12).

    Checks that may be open: inspection of what lies in quarantine, and the recall that holds a lot.
    """

    _name = "after_sales.release"
    _description = "Special Release"
    _inherit = ["after_sales.approvable", "after_sales.document"]

    _frozen_fields = frozenset(
        {"company_id", "partner_id", "product_id", "lot_id", "quantity", "justification", "attachment_ids"}
    )
    _event_groups = dict.fromkeys(("submit", "recall", "cancel", "reset"), ASKERS)

    # Other words than other documents have, so they are not added to those.
    state = fields.Selection(lambda self: [(state, self.env._(label)) for state, label in STATES])
    partner_id = fields.Many2one(
        "res.partner", "Customer", required=True, index=True, check_company=True, tracking=True
    )
    product_id = fields.Many2one("product.product", "Product", required=True, index=True, check_company=True)
    tracking = fields.Selection(related="product_id.tracking")
    lot_id = fields.Many2one(
        "stock.lot",
        "Lot/Serial",
        index="btree_not_null",
        check_company=True,
        domain="[('product_id', '=', product_id)]",
    )
    quantity = fields.Float(required=True, default=1.0, digits="Product Unit")
    uom_id = fields.Many2one(related="product_id.uom_id", string="Unit")
    user_id = fields.Many2one("res.users", "Asked By", default=lambda self: self.env.user, index=True, tracking=True)
    justification = fields.Text("Why", tracking=True, help="Why it is lawful and good for the customer.")
    attachment_ids = fields.Many2many(
        "ir.attachment", string="Consent of the Customer", bypass_search_access=True, copy=False,
        help="His letter or mail that says yes to exactly these goods.",
    )  # fmt: skip
    open_checks = fields.Char("Open Checks", compute="_compute_open_checks", compute_sudo=True)
    move_line_ids = fields.One2many("stock.move.line", "after_sales_release_id", "Shipped With", readonly=True)
    used_qty = fields.Float(
        "Shipped", compute="_compute_used_qty", store=True, compute_sudo=True, digits="Product Unit"
    )
    left_qty = fields.Float("Left", compute="_compute_used_qty", store=True, compute_sudo=True, digits="Product Unit")
    recall_item_ids = fields.One2many("after_sales.recall.item", "release_id", "Called Back", readonly=True)
    is_recalled = fields.Boolean(compute="_compute_is_recalled", compute_sudo=True)

    @api.depends("move_line_ids.state", "move_line_ids.quantity_product_uom", "quantity")
    def _compute_used_qty(self):
        for release in self:
            done = release.move_line_ids.filtered(lambda line: line.state == "done")
            release.used_qty = sum(done.mapped("quantity_product_uom"))
            release.left_qty = max(float(exact(release.quantity) - exact(release.used_qty)), 0.0)

    @api.depends("product_id", "lot_id", "company_id")
    def _compute_open_checks(self):
        for release in self:
            items = self.env["after_sales.recall.item"]._holding(release.company_id, release.product_id)
            names = items._hold(release.product_id, release.lot_id).recall_id.mapped("name")
            waiting = [self.env._("inspection in quarantine")] if release._waits_in_quarantine() else []
            release.open_checks = ", ".join([*names, *waiting]) or False

    @api.depends("recall_item_ids.recall_id.state")
    def _compute_is_recalled(self):
        for release in self:
            recalls = release.recall_item_ids.recall_id
            release.is_recalled = bool(recalls.filtered(lambda recall: recall.state != "cancelled"))

    @api.model_create_multi
    def create(self, vals_list):
        releases = super().create(vals_list)
        releases._keep_files()
        return releases

    def write(self, vals):
        written = super().write(vals)
        if "attachment_ids" in vals:
            self._keep_files()
        return written

    def _keep_files(self):
        """Own what proves the consent, so that whoever reads the release reads it; a file of something else is copied."""
        for release in self:
            # Read by the superuser, so that a file which the user may not read is refused and not left out.
            files = release.sudo().attachment_ids
            files.with_env(self.env).check_access("read")
            own = {"res_model": self._name, "res_id": release.id}
            theirs = files.filtered(lambda file, own=own: (file.res_model, file.res_id) != tuple(own.values()))
            mine = theirs.filtered(
                lambda file: not file.res_id and file.create_uid == self.env.user and not file.public
            )
            mine.write(own)
            copies = (theirs - mine).copy(own | {"public": False})
            if copies:
                kept = files - theirs | mine | copies
                unlocked(release.sudo()).write({"attachment_ids": [Command.set(kept.ids)]})

    @api.onchange("product_id")
    def _onchange_product_id(self):
        if self.lot_id.product_id != self.product_id:
            self.lot_id = False

    def _waits_in_quarantine(self):
        """Whether such goods lie in a quarantine of the company."""
        warehouses = self.env["stock.warehouse"].search([("company_id", "=", self.company_id.id)])
        domain = [
            ("product_id", "=", self.product_id.id),
            ("lot_id", "=", self.lot_id.id),
            ("location_id", "child_of", warehouses.after_sales_quarantine_id.ids),
            ("quantity", ">", 0),
        ]
        return bool(self.product_id and self.env["stock.quant"].search_count(domain, limit=1))

    def action_start_recall(self):
        """Call back exactly the pieces that left with these releases."""
        self.check_access("read")
        goods = [{"product_id": each.product_id.id, "lot_id": each.lot_id.id, "release_id": each.id} for each in self]
        subject = self.env._("Specially released: %s", ", ".join(self.mapped("name")))
        return self.env["after_sales.recall"]._start(goods, subject=subject, company_id=self[:1].company_id.id)

    def action_view_recalls(self):
        """Open the recalls of these pieces."""
        return self.env["after_sales.recall"]._view_records(self.recall_item_ids.recall_id, self.env._("Recalls"))
