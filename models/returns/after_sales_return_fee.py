# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...rules.invoice_amounts import NET
from ...rules.reason import reason


class AfterSalesReturn(models.Model):
    """What is kept back for taking goods in again: shown, approved and posted as a line of the credit note."""

    _inherit = "after_sales.return"

    is_fee_waived = fields.Boolean("Waive the Restocking Fee", copy=False, tracking=True)
    fee_waiver = fields.Char("Why It Is Waived", copy=False)
    fee_tax_ids = fields.Many2many(
        "account.tax", relation="after_sales_return_fee_tax_rel", string="Taxes of the Fee", compute="_compute_fee", store=True
    )
    fee_untaxed = fields.Monetary("Restocking Fee before Tax", compute="_compute_fee", store=True)
    fee_amount = fields.Monetary(
        "Restocking Fee", compute="_compute_fee", store=True, help="With its tax: what is kept back from the credit."
    )
    has_fee_policy = fields.Boolean(compute="_compute_has_fee_policy", help="A fee is foreseen for these goods.")

    @api.depends("line_ids.disposition_id", "reason_id")
    def _compute_has_fee_policy(self):
        for document in self:
            policies = [document.reason_id, *document.line_ids.disposition_id]
            document.has_fee_policy = any(policy.fee_percent or policy.fee_amount for policy in policies)

    @api.depends("line_ids.fee_untaxed", "partner_id", "company_id")
    def _compute_fee(self):
        for document in self:
            document.fee_untaxed = sum(document.line_ids.mapped("fee_untaxed"))
            taxes = document._fee_taxes() if document.fee_untaxed else self.env["account.tax"]
            document.fee_tax_ids = taxes
            document.fee_amount = document._fee_with_tax(document.fee_untaxed)["total_included"] if taxes else document.fee_untaxed

    @api.depends("line_ids.fee_untaxed", "fee_amount")
    def _compute_amount_total(self):
        super()._compute_amount_total()
        for document in self.filtered("fee_untaxed"):
            untaxed = document._fee_with_tax(document.fee_untaxed)["total_excluded"]
            document.amount_total -= document.fee_amount
            document.amount_untaxed -= untaxed

    def _fee_product(self):
        product_id = self.env["ir.model.data"]._xmlid_to_res_id("after_sales.product_restocking_fee", raise_if_not_found=True)
        return self.env["product.product"].browse(product_id)

    def _fee_fiscal_position(self):
        positions = self.env["account.fiscal.position"].sudo().with_company(self.company_id)
        return positions._get_fiscal_position(self.partner_id)

    def _fee_taxes(self):
        """Those of the fee itself, as an invoice of today would have them."""
        own = self._fee_product().sudo().taxes_id._filter_taxes_by_company(self.company_id)
        return self._fee_fiscal_position().map_tax(own)

    def _fee_with_tax(self, amount) -> dict:
        currency = self.currency_id or self.company_id.currency_id
        return self.fee_tax_ids.compute_all(amount, currency, 1.0, self._fee_product(), self.partner_id, is_refund=True)

    def _fee_account(self):
        template = self._fee_product().product_tmpl_id.with_company(self.company_id)
        return template.get_product_accounts(fiscal_pos=self._fee_fiscal_position())["income"]

    @api.model_create_multi
    def create(self, vals_list):
        documents = super().create(vals_list)
        documents.filtered("is_fee_waived")._refuse_without_waiver_right()
        return documents

    def write(self, vals):
        written = super().write(vals)
        if vals.get("is_fee_waived"):
            self._refuse_without_waiver_right()
        return written

    def _refuse_without_waiver_right(self):
        """Whoever the policy names may give the fee away, and nobody else."""
        reasons = [why for document in self for why in document._get_waiver_blockers(self.env.user)]
        if not self.env.user._is_superuser():
            self._raise_all(reasons, AccessError)

    def _get_waiver_blockers(self, user):
        policies = [policy for line in self.line_ids for policy in line._fee_policies()] or [self.reason_id]
        for role in {policy.waiver_role_id for policy in policies if policy.fee_percent or policy.fee_amount}:
            if role and user not in role.sudo().holder_ids:
                yield reason("fee_waived_without_right", document=self.name, role_id=role.id)

    def _get_form_blockers(self):
        yield from super()._get_form_blockers()
        for document in self:
            if document.is_fee_waived and not (document.fee_waiver or "").strip():
                yield reason("fee_waived_without_reason", document=document.name)
            if document.is_fee_waived:
                yield from document._get_waiver_blockers(self.env.user)

    def _get_accounting_blockers(self):
        yield from super()._get_accounting_blockers()
        for document in self.sudo().filtered("fee_untaxed"):
            if document.amount_total < 0:
                yield reason("fee_above_credit", document=document.name)
            if not document._fee_account():
                yield reason("fee_without_account", document=document.name, product=document._fee_product().display_name)

    def _approval_content(self) -> dict:
        content = super()._approval_content()
        if not self.is_fee_waived and not self.fee_untaxed:
            return content
        lines = [[line.id, f"{line.fee_percent:.12g}", f"{line.fee_piece_amount:.12g}"] for line in self.line_ids.sorted("id")]
        return content | {"fee": [f"{self.fee_amount:.12g}", self.fee_waiver, self.fee_tax_ids.sorted("id").ids, lines]}

    def _approved_credit(self):
        """Of what comes within the tolerance the fee is kept back as well."""
        goods = super()._approved_credit()
        asked = sum(line.amount_total for line in self.line_ids if line.fee_untaxed)
        came = sum(
            line.amount_total * max(1.0, line.received_qty / line.base_qty if line.base_qty else 1.0)
            for line in self.line_ids
            if line.fee_untaxed
        )
        return goods - (self.fee_amount * came / asked if asked else self.fee_amount)

    def _share_net(self, share):
        """The net value of what is credited, in the currency of the credit."""
        if share.amounts:
            return share.amounts[NET]
        line = share.line
        return line._blind_amounts(line.product_id.uom_id._compute_quantity(float(share.quantity), line.uom_id, round=False))[NET]

    def _fee_groups(self):
        """{(percent, per piece): its lines}: each is charged as one line, kept at the first of its lines."""
        return self.line_ids.filtered("fee_untaxed").sorted("id").grouped(lambda line: (line.fee_percent, line.fee_piece_amount))
