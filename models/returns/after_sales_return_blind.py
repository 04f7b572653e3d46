# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...rules import blind
from ...rules.approval_matching import Facts
from ...rules.reason import reason
from .after_sales_return import ISSUERS

BLIND_ISSUERS = ("after_sales.after_sales_group_blind",)


class AfterSalesReturn(models.Model):
    """Goods of a customer for which no delivery of ours is known: flagged, with a right and an approval of their own.

    Nothing can be read from a delivery or an invoice, so each line says where its price and its cost come from
    (checklist B6).
    """

    _inherit = "after_sales.return"

    is_blind = fields.Boolean(
        "Without a Delivery", copy=False, index=True, help="No delivery, order or invoice of ours is known for these goods."
    )
    blind_reason = fields.Text("What Is Known of the Goods", help="Why no delivery can be named.")
    pricelist_id = fields.Many2one(
        "product.pricelist",
        "Price List",
        compute="_compute_pricelist_id",
        store=True,
        readonly=False,
        check_company=True,
        help="Says the currency of the credit, and the price of goods that are credited at their list price.",
    )
    warehouse_id = fields.Many2one(
        "stock.warehouse",
        "Received In",
        compute="_compute_warehouse_id",
        store=True,
        readonly=False,
        check_company=True,
    )

    @api.depends("is_blind", "partner_id", "company_id")
    def _compute_pricelist_id(self):
        for document in self:
            partner = document.partner_id.with_company(document.company_id)
            document.pricelist_id = partner.property_product_pricelist if document.is_blind else False

    @api.depends("is_blind", "company_id")
    def _compute_warehouse_id(self):
        for document in self:
            document.warehouse_id = document._first_warehouse() if document.is_blind else False

    def _first_warehouse(self):
        return self.env["stock.warehouse"].sudo().search([("company_id", "=", self.company_id.id)], limit=1)

    @api.depends("is_blind", "pricelist_id")
    def _compute_currency_id(self):
        super()._compute_currency_id()
        for document in self.filtered(lambda document: document.is_blind and document.pricelist_id):
            document.currency_id = document.pricelist_id.currency_id

    @api.model_create_multi
    def create(self, vals_list):
        documents = super().create(vals_list)
        documents._refuse_without_blind_right()
        return documents

    def write(self, vals):
        self._refuse_without_blind_right(vals)
        written = super().write(vals)
        if "is_blind" in vals:
            self._refuse_without_blind_right()
        return written

    def _refuse_without_right(self, event):
        super()._refuse_without_right(event)
        if self._event_groups.get(event) == ISSUERS:
            self._refuse_without_blind_right()

    def _refuse_without_blind_right(self, vals=None):
        """What is written into a blind return decides about money that no invoice proves."""
        if vals is not None and not self._frozen_fields.intersection(vals):
            return
        blind_ones = self.sudo().filtered("is_blind")
        if blind_ones and not self.env.user._is_superuser() and not self.env.user.has_groups(",".join(BLIND_ISSUERS)):
            names = ", ".join(blind_ones.mapped("name"))
            self._raise_all([reason("blind_not_allowed", document=names, groups=BLIND_ISSUERS)], AccessError)

    def _get_form_blockers(self):
        yield from super()._get_form_blockers()
        for document in self.filtered("is_blind"):
            if not (document.blind_reason or "").strip():
                yield reason("blind_without_reason", document=document.name)
            if not document.warehouse_id:
                yield reason("blind_without_warehouse", document=document.name, company=document.company_id.name)

    def _get_line_blockers(self):
        blind_ones = self.filtered("is_blind")
        yield from super(AfterSalesReturn, self - blind_ones)._get_line_blockers()
        lines = blind_ones.sudo().line_ids
        yield from blind.check(lines._strays())
        for line in lines:
            yield from line._get_income_blockers()
        yield from (self - blind_ones).sudo().line_ids._get_stray_blockers()

    def _claim_deliveries(self):
        super()._claim_deliveries()
        self.sudo().line_ids._claim_numbers()

    def _approval_facts(self) -> Facts:
        facts = super()._approval_facts()
        return facts._replace(classes=facts.classes | self._approval_classes())

    def _approval_classes(self) -> frozenset:
        """What makes this return ask for more than its amount: what is planned for the goods, and that it is blind."""
        document = self.sudo()
        classes = set(document.line_ids.disposition_id.class_id.ids)
        if document.is_blind:
            classes |= self.env["after_sales.approval.class"]._of("blind")
        return frozenset(classes)

    def _approval_content(self) -> dict:
        content = super()._approval_content()
        if not self.is_blind:
            return content
        return content | {
            "blind": self.blind_reason,
            "warehouse": self.warehouse_id.id,
            "strays": [line._blind_content() for line in self.line_ids.sorted("id")],
        }

    def _slip_basis(self):
        basis = super()._slip_basis()
        if self.is_blind:
            basis.append((self.env._("Without a known delivery"), self.blind_reason or ""))
        return basis
