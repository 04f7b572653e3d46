# Part of after_sales. LGPL-3.
import json

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import hmac

from ...rules import price_deviation
from ...rules.reason import reason
from ..exact import exact

CONCESSION = "after_sales.concession"
#: States in which a customer knows the price.
TOLD = ("sent", "sale")
SEAL = "after_sales.told_price"


class SaleOrder(models.Model):
    """No customer is told a price further below the list than is free, before it is approved (R6.14, R7.03, R7.10)."""

    _inherit = "sale.order"

    after_sales_concession_ids = fields.One2many(
        CONCESSION,
        "order_id",
        "Price Concessions",
        copy=False,
        readonly=True,
        groups="after_sales.after_sales_group_user",
    )
    after_sales_concession_count = fields.Integer(
        "Price Concessions Count", compute="_compute_after_sales_concession_count", compute_sudo=True
    )
    after_sales_is_price_controlled = fields.Boolean(
        "Prices Are Controlled", compute="_compute_after_sales_is_price_controlled"
    )
    after_sales_price_problem = fields.Text("Price to Approve", compute="_compute_after_sales_price_problem")
    after_sales_deviation_percent = fields.Float(
        "Below the Price List (%)", digits=(16, 2), compute="_compute_after_sales_price_problem"
    )
    after_sales_price_seal = fields.Char(
        "Seal of the Price",
        copy=False,
        readonly=True,
        groups="base.group_system",
        help="Vouches that the price was allowed when it was told: what was rightly told holds, whatever becomes of the "
        "list. It cannot be made without the secret of this database, and is broken by another price.",
    )

    @api.depends("after_sales_concession_ids")
    def _compute_after_sales_concession_count(self):
        counts = dict(self.env[CONCESSION]._read_group([("order_id", "in", self.ids)], ["order_id"], ["__count"]))
        for order in self:
            order.after_sales_concession_count = counts.get(order._origin, 0)

    @api.depends("company_id.after_sales_price_control")
    def _compute_after_sales_is_price_controlled(self):
        controlled = self._after_sales_price_controlled()
        for order in self:
            order.after_sales_is_price_controlled = order in controlled

    @api.depends(
        "state",
        "partner_id",
        "currency_id",
        "company_id.after_sales_price_control",
        "company_id.after_sales_service_pricelist_id",
        "fiscal_position_id",
        "order_line.product_id",
        "order_line.product_uom_qty",
        "order_line.product_uom_id",
        "order_line.price_unit",
        "order_line.discount",
        "order_line.tax_ids",
        "after_sales_concession_ids.state",
    )
    @api.depends_context("lang")
    def _compute_after_sales_price_problem(self):
        message = self.env["after_sales.message"]
        for order in self:
            problems = order._after_sales_price_problems()
            order.after_sales_price_problem = "\n".join(map(message._sentence, problems))
            order.after_sales_deviation_percent = float(order._after_sales_measured().deviation)

    @api.constrains("state")
    def _check_after_sales_price_when_told(self):
        """To send, to confirm, to import as confirmed: each of them tells the price."""
        told = self._after_sales_price_controlled().filtered(lambda order: order.state in TOLD)
        problems = (told - told._after_sales_promised())._after_sales_price_problems(TOLD)
        self.env["after_sales.message"]._raise_all(problems, ValidationError)
        told._after_sales_seal_price()

    @api.constrains("partner_id", "currency_id", "pricelist_id", "fiscal_position_id", "company_id")
    def _check_after_sales_price_of_told(self):
        self._after_sales_check_told_price()

    def _after_sales_promised(self):
        """Orders that an approved return made for its exchange, at no less than it made them."""
        exchanges = self.sudo().filtered("after_sales_exchange_return_id")
        if not exchanges:
            return self.browse()
        made = (
            self.env["after_sales.posting"]
            .sudo()
            .search([("kind", "=", "exchange"), ("entry_model", "=", self._name), ("entry_id", "in", exchanges.ids)])
        )
        amounts = {posting.entry_id: posting.amount for posting in made}
        return self.filtered(
            lambda order: (
                order.id in amounts and order.currency_id.compare_amounts(order.amount_total, amounts[order.id]) >= 0
            )
        )

    def _after_sales_check_told_price(self, besides=None):
        """What a customer knows does not become cheaper without approval; ``besides``: without these lines.

        Orders confirmed before prices were controlled stay as free as they were.
        """
        told = self._after_sales_price_controlled().filtered(
            lambda order: order.state in TOLD and not order._after_sales_is_older_than_control()
        )
        problems = []
        for order in told:
            found = list(order._after_sales_price_problems(TOLD, besides))
            problems += [*found, reason("price_told_already", order=order.name)] if found else []
        self.env["after_sales.message"]._raise_all(problems, ValidationError)
        if not besides:
            told._after_sales_seal_price()

    def _after_sales_is_older_than_control(self):
        since = self.company_id.after_sales_price_control_since
        return self.state == "sale" and not self.sudo().after_sales_price_seal and since and self.create_date < since

    def _after_sales_price_problems(self, states=("draft", "sent"), besides=None):
        """Why the customer may not be told these prices: nothing where prices are free, or are approved.

        ``besides``: as if these lines were gone. The number of queries does not grow with the orders.
        """
        # Everybody is held to the same list and the same approvals, whatever he may read of them.
        orders = self._after_sales_price_controlled().sudo().filtered(lambda order: order.state in states)
        open_ = orders.filtered(lambda order: order._after_sales_is_to_compare(besides))
        free = open_ and self._after_sales_free()
        for company, own in open_.grouped("company_id").items():
            rules = own.order_line.with_company(company)._after_sales_list_rules()
            for order in own.with_company(company):
                yield from order._after_sales_problems_of_price(rules, free, besides)

    def _after_sales_price_controlled(self):
        return self.filtered(lambda order: order.sudo().company_id.after_sales_price_control not in (False, "off"))

    def _after_sales_is_to_compare(self, besides):
        """Whether the list is kept to for anything here, and it is not what the customer was rightly told before."""
        lines = self._after_sales_priced(besides)
        return any(line._after_sales_is_gated() for line in lines) and not self._after_sales_is_sealed(lines)

    def _after_sales_priced(self, besides):
        return self.order_line - besides if besides else self.order_line

    def _after_sales_problems_of_price(self, rules, free, besides):
        lines = self._after_sales_priced(besides)
        offer = lines._after_sales_offer(rules)
        found = price_deviation.measure(offer)
        concessions = self.after_sales_concession_ids
        yield from self._after_sales_rate_problems()
        if not found.is_free(*free) and not any(each._covers(self, offer) for each in concessions):
            yield from self._after_sales_too_low(lines, found, free)
            yield from concessions._get_standing()
            if not concessions.filtered(lambda concession: concession.state in ("draft", "submitted")):
                yield reason("price_to_ask", order=self.name)

    def _after_sales_rate_problems(self):
        """Odoo takes a missing rate as 1, and any price would be above the list."""
        company, today = self.company_id, fields.Date.context_today(self)
        lists = company.after_sales_service_pricelist_id.currency_id
        for currency in (self.currency_id | lists) - company.currency_id:
            known = [("currency_id", "=", currency.id), ("company_id", "in", (False, company.root_id.id))]
            if not self.env["res.currency.rate"].search_count([*known, ("name", "<=", today)], limit=1):
                base = company.currency_id.name
                yield reason("no_rate", currency=currency.name, company_currency=base, date=str(today))

    def _after_sales_too_low(self, lines, found, free):
        deviation, discount = free
        if found.deviation > deviation:
            yield reason("price_below_list", order=self.name, deviation=f"{found.deviation:f}", free=f"{deviation:f}")
        if found.discount > discount:
            line = list(lines._after_sales_offered())[found.deepest]
            name = line.product_id.display_name
            deepest, most = f"{found.discount:f}", f"{discount:f}"
            yield reason("price_line_below_list", order=self.name, line=name, discount=deepest, free=most)

    def _after_sales_free(self):
        """How far below the list nobody signs, by the authority table in force: (the total, a line), in percent."""
        table = self.env["after_sales.approval.table"]._in_force(fields.Date.context_today(self))
        policy = table._policy_for(CONCESSION)
        if not policy:
            return price_deviation.FREE_DEVIATION, price_deviation.FREE_DISCOUNT
        return exact(policy.free_deviation_percent), exact(policy.free_discount_percent)

    def _after_sales_offered_now(self):
        """What the customer would be told, line by line beside the company's list."""
        lines = self.sudo().with_company(self.company_id).order_line
        return lines._after_sales_offer(lines._after_sales_list_rules())

    def _after_sales_measured(self):
        """How far these prices are below the list, as far as the list is kept to; nothing where it is not."""
        if self._after_sales_price_controlled():
            return price_deviation.measure(self._after_sales_offered_now())
        return price_deviation.Measured()

    # -- what was told -------------------------------------------------------------------------------------------------

    def _after_sales_seal_price(self):
        """Remember that these prices were allowed when the customer was told."""
        for order in self.sudo():
            if any(line._after_sales_is_gated() for line in order.order_line):
                seal = order._after_sales_seal(order.order_line)
                if order.after_sales_price_seal != seal:
                    order.after_sales_price_seal = seal

    def _after_sales_is_sealed(self, lines):
        return bool(self.after_sales_price_seal) and self.after_sales_price_seal == self._after_sales_seal(lines)

    def _after_sales_seal(self, lines):
        """A fingerprint of order, customer, currency and prices that nobody makes without the database's secret."""
        told = [
            [line.product_id.id, line.product_uom_id.id, sorted(line.tax_ids.ids)]
            + [f"{line[name]:.12g}" for name in ("product_uom_qty", "price_unit", "discount")]
            for line in lines
            if not line.display_type
        ]
        content = [self._origin.id, self.partner_id.id, self.currency_id.id, sorted(told)]
        return hmac(self.env(su=True), SEAL, json.dumps(content))
