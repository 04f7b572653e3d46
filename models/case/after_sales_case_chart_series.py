# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.tools import SQL

SERIES = [("rate", "Rate"), ("centre", "Centre"), ("upper_limit", "Upper Limit")]


class AfterSalesCaseChartSeries(models.Model):
    """The points of control charts as lines, for Odoo's graph: what happened, the centre, the upper limit."""

    _name = "after_sales.case.chart.series"
    _description = "Line of a Control Chart"
    _auto = False
    _order = "month, series"
    _rec_name = "product_id"

    company_id = fields.Many2one("res.company", readonly=True)
    product_id = fields.Many2one("product.product", "Product", readonly=True)
    reason_id = fields.Many2one("after_sales.reason", "Fault", readonly=True)
    month = fields.Date(readonly=True)
    series = fields.Selection(SERIES, "Line", readonly=True)
    value = fields.Float("Complaints per 1,000", readonly=True, digits=(16, 2), aggregator="avg")
    signal = fields.Selection(related="point_id.signal")
    has_rise = fields.Boolean(
        "With a Rise", readonly=True, help="The latest month of this product and fault shows one."
    )
    point_id = fields.Many2one("after_sales.case.chart", readonly=True)

    @property
    def _table_query(self):
        parts = [
            SQL(
                """
                SELECT 3 * point.id + %s AS id, point.id AS point_id, point.company_id, point.product_id,
                       point.reason_id, point.month, %s AS series, point.%s AS value,
                       EXISTS (SELECT 1 FROM after_sales_case_chart latest
                                WHERE latest.product_id = point.product_id AND latest.reason_id = point.reason_id
                                  AND latest.company_id = point.company_id AND latest.is_present
                                  AND latest.signal IS NOT NULL) AS has_rise
                  FROM after_sales_case_chart point WHERE point.%s
                """,
                number,
                series,
                SQL.identifier(series),
                SQL.identifier("has_rate" if series == "rate" else "has_limit"),
            )
            for number, (series, _label) in enumerate(SERIES)
        ]
        return SQL(" UNION ALL ").join(parts)
