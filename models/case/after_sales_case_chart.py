# Part of after_sales. LGPL-3.
from collections import defaultdict

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.tools import SQL

from ...rules import control_chart
from ..customer_place import to_customer
from ..lifecycle.engine import unlocked
from .after_sales_case_alert import SIGNALS

#: Months that a chart shows, with the present one, and those before that they are compared with.
SHOWN = 13
NEEDED = control_chart.BASE + max(rule.window for rule in control_chart.RULES)
#: Rates are told per so many delivered units.
PER = 1000


class AfterSalesCaseChart(models.Model):
    """One month on the control chart of a product and a fault: complaints for each delivered thousand (R4.61).

    The charts are drawn anew every night from deliveries and accepted cases; the judgement is that of
    ``rules/control_chart.py``.
    """

    _name = "after_sales.case.chart"
    _description = "Control Chart of Complaints"
    _inherit = ["after_sales.guarded"]
    _order = "month desc, complaints desc, id"
    _rec_name = "product_id"

    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True)
    product_id = fields.Many2one("product.product", "Product", required=True, readonly=True, ondelete="cascade")
    reason_id = fields.Many2one("after_sales.reason", "Fault", required=True, readonly=True, ondelete="cascade")
    month = fields.Date(required=True, readonly=True)
    complaints = fields.Integer(readonly=True)
    delivered_qty = fields.Float("Delivered", readonly=True, digits="Product Unit", help="What may be complained of.")
    rate = fields.Float("Rate", readonly=True, digits=(16, 2), help="Complaints for each delivered thousand.")
    centre = fields.Float(readonly=True, digits=(16, 2), help="The rate of the year before.")
    upper_limit = fields.Float(readonly=True, digits=(16, 2), help="The highest rate that is not unusual.")
    has_rate = fields.Boolean(readonly=True, help="Something was delivered.")
    has_limit = fields.Boolean("Judged", readonly=True, help="There is enough history to compare with.")
    signal = fields.Selection(SIGNALS, "Rise", readonly=True)
    is_present = fields.Boolean("Latest Month", readonly=True, index=True)

    _lookup = models.Index("(product_id, reason_id, month)")

    def _get_engine_fields(self):
        return super()._get_engine_fields() | (set(self._fields) - set(models.MAGIC_COLUMNS))

    def action_draw(self):
        """Draw the charts of the user's company anew, now."""
        self.check_access("read")
        self._draw(self.env.company)
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    def action_view_chart(self):
        """Open the chart of this product and fault."""
        self.ensure_one()
        return self._view_chart(self.product_id, self.reason_id)

    @api.model
    def _view_chart(self, product, fault):
        return {
            "type": "ir.actions.act_window",
            "name": " · ".join((product.display_name, fault.display_name)),
            "res_model": "after_sales.case.chart.series",
            "views": [(False, "graph"), (False, "list")],
            "domain": [("product_id", "=", product.id), ("reason_id", "=", fault.id)],
            "context": {"create": False},
        }

    def action_view_cases(self):
        """Open the complaints of this month."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Complaints"),
            "res_model": "after_sales.case",
            "views": [(False, "list"), (False, "form")],
            "domain": [
                *self._counted(),
                ("line_ids.product_id", "=", self.product_id.id),
                ("reason_id", "=", self.reason_id.id),
                ("received_on", ">=", self.month),
                ("received_on", "<", self.month + relativedelta(months=1)),
            ],
        }

    def _counted(self):
        """Which cases count: as in ``_facts`` of the warnings."""
        return [
            ("company_id", "=", self.company_id.id),
            ("accepted_on", "!=", False),
            ("state", "!=", "cancelled"),
            ("parent_id", "=", False),
            ("finding", "!=", "unfounded"),
        ]

    def _draw(self, company):
        """All points of a company, from two queries."""
        # Nobody draws by hand: charts are made of everybody's cases.
        self = self.sudo()
        present = fields.Date.context_today(self.with_context(tz=company._after_sales_case_zone())).replace(day=1)
        months = [present - relativedelta(months=back) for back in reversed(range(SHOWN + NEEDED))]
        complained = self._complained(company, months[0])
        shown = {pair for (pair, month) in complained if month >= months[-SHOWN]}
        delivered = self._delivered(company, months[0], {product for product, _fault in shown})
        self.search([("company_id", "=", company.id)]).unlink()
        values = []
        for pair in sorted(shown):
            facts = [
                control_chart.Month(month, complained.get((pair, month), 0), delivered[pair[0], month])
                for month in months
            ]
            values += self._prepare_points(company, pair, facts)
        return unlocked(self).create(values)

    def _prepare_points(self, company, pair, facts):
        points = control_chart.chart(facts)
        for fact, point in list(zip(facts, points, strict=True))[-SHOWN:]:
            yield {
                "company_id": company.id,
                "product_id": pair[0],
                "reason_id": pair[1],
                "month": fact.first,
                "complaints": fact.complaints,
                "delivered_qty": fact.delivered,
                "rate": PER * (point.rate or 0.0),
                "centre": PER * (point.centre or 0.0),
                "upper_limit": PER * (point.limit or 0.0),
                "has_rate": point.rate is not None,
                "has_limit": point.limit is not None,
                "signal": point.signals[0] if point.signals else False,
                "is_present": fact is facts[-1],
            }

    def _complained(self, company, first):
        """((product, fault), month) -> how many cases."""
        cases = defaultdict(set)
        for fact in self.env["after_sales.case.alert"]._facts(company, first):
            if fact.reason:
                cases[(fact.product, fact.reason), fact.on.replace(day=1)].add(fact.case)
        return {key: len(found) for key, found in cases.items()}

    def _delivered(self, company, first, products):
        """(product, month) -> what was delivered in the months in which such goods are complained of, in own units."""
        spread = company.after_sales_chart_months
        found = defaultdict(float)
        for product, month, quantity in self._delivered_by_month(
            company, first - relativedelta(months=spread), products
        ):
            for later in range(spread):
                found[product, month + relativedelta(months=later)] += quantity
        return found

    def _delivered_by_month(self, company, first, products):
        if not products:
            return []
        self.env["stock.move"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT move.product_id,
                       date_trunc('month', move.date AT TIME ZONE 'UTC' AT TIME ZONE %(zone)s)::date AS month,
                       SUM(move.quantity * unit.factor / own.factor)
                  FROM stock_move move
                  JOIN stock_location source ON source.id = move.location_id
                  JOIN stock_location target ON target.id = move.location_dest_id
                  JOIN product_product product ON product.id = move.product_id
                  JOIN product_template template ON template.id = product.product_tmpl_id
                  JOIN uom_uom own ON own.id = template.uom_id
                  JOIN uom_uom unit ON unit.id = move.product_uom
                 WHERE move.company_id = %(company)s AND move.product_id IN %(products)s
                   AND move.state = 'done' AND move.date >= %(first)s
                   AND %(to_customer)s
              GROUP BY move.product_id, month
                """,
                zone=company._after_sales_case_zone(),
                company=company.id,
                products=tuple(products),
                first=first,
                to_customer=to_customer(),
            )
        )
        return self.env.cr.fetchall()
