# Part of after_sales. LGPL-3.
import json
from urllib.parse import urlencode

from odoo import api, fields, models

#: Who sees what was asked for the goods.
PRICES = ",".join(
    f"after_sales.after_sales_group_{role}"
    for role in (
        *("sales", "clerk", "coordinator", "quality", "accountant", "auditor", "service_department", "representative"),
        *("approver_manager", "approver_deputy_gm", "approver_gm", "administrator"),
    )
)
KINDS = [("sale", "Sold"), ("replacement", "Replacement"), ("undocumented", "Without an Order")]


class AfterSalesSalesRecord(models.Model):
    """The sales record: what was delivered to whom, lot by lot, with all that the procedure asks (R10.01-R10.04, R10.10).

    One row for each lot or serial number of a delivered item, or for what has none. What came back stands beside it.
    Goods of a customer's own that go back to him are no sale.
    """

    _name = "after_sales.sales.record"
    _description = "Sales Record"
    _auto = False
    _order = "delivered_on desc, id desc"
    _rec_name = "product_id"

    company_id = fields.Many2one("res.company", "Company", readonly=True)
    currency_id = fields.Many2one("res.currency", "Currency", readonly=True)
    kind = fields.Selection(KINDS, readonly=True)

    product_id = fields.Many2one("product.product", "Product", readonly=True)
    product_tmpl_id = fields.Many2one("product.template", "Product Template", readonly=True)
    categ_id = fields.Many2one("product.category", "Product Category", readonly=True)
    specification = fields.Char("Model/Specification", readonly=True)
    registration_number = fields.Char("Registration/Filing Number", readonly=True)
    quantity = fields.Float(readonly=True, digits="Product Unit", help="Delivered, in the unit that it was sold in.")
    returned_qty = fields.Float("Came Back", readonly=True, digits="Product Unit")
    kept_qty = fields.Float("Kept", readonly=True, digits="Product Unit", help="What the customer has of it.")
    uom_id = fields.Many2one("uom.uom", "Unit", readonly=True)
    unit_amount = fields.Monetary(
        "Unit Price", readonly=True, groups=PRICES, aggregator="avg", help="After discount, before tax."
    )
    amount = fields.Monetary(readonly=True, groups=PRICES, help="Of what was delivered, before tax.")

    lot_id = fields.Many2one("stock.lot", "Lot/Serial", readonly=True)
    expires_on = fields.Date("Expiry Date", readonly=True)
    sold_on = fields.Datetime("Sale Date", readonly=True, help="Day of the order, or of the delivery where none is.")
    delivered_on = fields.Datetime("Delivered", readonly=True)

    manufacturer_id = fields.Many2one("res.partner", "Manufacturer", readonly=True)
    licence_number = fields.Char("Production Licence/Filing Number", readonly=True)

    firm_id = fields.Many2one("res.partner", "Buyer", readonly=True)
    partner_id = fields.Many2one("res.partner", "Customer", readonly=True)
    business_licence = fields.Char("Business Licence Number", readonly=True)
    contact_name = fields.Char("Contact Person", readonly=True)
    phone = fields.Char(readonly=True)
    address = fields.Char(compute="_compute_address", compute_sudo=True)
    shipping_id = fields.Many2one("res.partner", "Delivered To", readonly=True)

    order_id = fields.Many2one("sale.order", "Sales Order", readonly=True)
    sale_line_id = fields.Many2one("sale.order.line", "Sold Line", readonly=True)
    user_id = fields.Many2one("res.users", "Salesperson", readonly=True)
    picking_id = fields.Many2one("stock.picking", "Delivery", readonly=True)
    move_id = fields.Many2one("stock.move", "Delivery Line", readonly=True)
    is_protected = fields.Boolean("Protected to the Destination", readonly=True)

    is_incomplete = fields.Boolean("Incomplete", readonly=True)
    missing_codes = fields.Char("Missing Codes", readonly=True)
    missing = fields.Char("What Is Missing", compute="_compute_missing")

    @api.depends("firm_id", "partner_id")
    def _compute_address(self):
        for record in self:
            partner = record.partner_id if record.partner_id.street else record.firm_id
            lines = partner._display_address(without_company=True).splitlines() if partner else ()
            record.address = ", ".join(" ".join(line.split()) for line in lines if line.strip())

    @api.depends("missing_codes")
    @api.depends_context("lang")
    def _compute_missing(self):
        # The street is where an address begins.
        words = {name: field._description_string(self.env) for name, field in self._fields.items()}
        words["street"] = words["address"]
        for record in self:
            codes = record.missing_codes.split(",") if record.missing_codes else []
            record.missing = ", ".join(words[code] for code in codes)

    @api.model
    def _counted_by(self, name, records) -> dict:
        """{record: rows of the sales record} for what the user may see of it; ``name`` is a field of the record."""
        if not records.ids or not self.has_access("read"):
            return {}
        return dict(self._read_group([(name, "in", records.ids)], [name], ["__count"]))

    @api.model
    def _view_of(self, domain):
        """The sales record, limited to ``domain``."""
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id("after_sales.after_sales_sales_record_action")
        return action | {"domain": domain, "context": {}}

    def action_export(self):
        """Download the chosen rows as a workbook; where none is chosen, all that the list shows."""
        self.browse().check_access("read")
        shown = self.env.context.get("active_domain") or []
        query = urlencode({"domain": json.dumps([["id", "in", self.ids]] if self else shown)})
        return {"type": "ir.actions.act_url", "url": f"/after_sales/sales_record.xlsx?{query}", "target": "download"}

    def action_open(self):
        """Open the delivery behind the row."""
        self.ensure_one()
        self.check_access("read")
        return {"type": "ir.actions.act_window", "res_model": "stock.picking", "res_id": self.picking_id.id} | {
            "views": [(False, "form")]
        }

    def action_trace(self):
        """Follow the lots of these rows in both directions."""
        self.check_access("read")
        return self.env["after_sales.trace"]._open(self.lot_id)
