# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import UserError

from ...rules.reason import reason
from ...rules.trace import ordered, seen

#: More lots than this are a list, and no way that somebody follows.
MOST_LOTS = 500


class AfterSalesTrace(models.TransientModel):
    """The way of lots, from where they came to where they are, as far as the reader may see it (R10.05).

    It is read anew each time and belongs to whoever asked. What a reader may not read is told to be there, without
    anything of it. The number of queries does not grow with the lots.
    """

    _name = "after_sales.trace"
    _description = "Trace Path"
    _rec_name = "title"

    lot_ids = fields.Many2many("stock.lot", string="Lots/Serial Numbers")
    title = fields.Char(compute="_compute_title")
    product_ids = fields.Many2many("product.product", string="Products", compute="_compute_title")
    step_ids = fields.One2many("after_sales.trace.step", "trace_id", "Steps", readonly=True)
    balance_ids = fields.One2many("after_sales.trace.balance", "trace_id", "Mass Balance", readonly=True)
    from_ids = fields.One2many(
        "after_sales.trace.step", "trace_id", "From Where", readonly=True, domain=[("section", "=", "from")]
    )
    inside_ids = fields.One2many(
        "after_sales.trace.step", "trace_id", "Inside", readonly=True, domain=[("section", "=", "inside")]
    )
    to_ids = fields.One2many(
        "after_sales.trace.step", "trace_id", "To Whom", readonly=True, domain=[("section", "=", "to")]
    )
    after_ids = fields.One2many(
        "after_sales.trace.step", "trace_id", "Afterwards", readonly=True, domain=[("section", "=", "after")]
    )
    now_ids = fields.One2many(
        "after_sales.trace.step", "trace_id", "Now", readonly=True, domain=[("section", "=", "now")]
    )
    traced_on = fields.Datetime("Traced On", readonly=True)
    hidden_count = fields.Integer("Hidden Steps", readonly=True)
    has_difference = fields.Boolean("Does Not Add Up", compute="_compute_has_difference")
    explanation = fields.Text("What Does Not Add Up", compute="_compute_has_difference")

    @api.depends("lot_ids")
    def _compute_title(self):
        for trace in self:
            lots = trace.lot_ids
            trace.title = ", ".join(lots[:3].mapped("name")) + (f" … ({len(lots)})" if len(lots) > 3 else "")
            trace.product_ids = lots.product_id

    @api.depends("balance_ids.explanation")
    def _compute_has_difference(self):
        for trace in self:
            told = [balance.explanation for balance in trace.balance_ids if balance.explanation]
            trace.has_difference = bool(told)
            trace.explanation = "\n".join(told)

    @api.model
    def _open(self, lots):
        """Trace these lots and show the way."""
        trace = self.create({"lot_ids": lots.ids})
        return trace.action_trace()

    def action_trace(self):
        """Follow the chosen lots anew, in both directions."""
        self.ensure_one()
        self.check_access("write")
        self.lot_ids.check_access("read")
        self.env["after_sales.message"]._raise_all(self._get_trace_blockers(), UserError)
        self._rebuild()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Trace Path"),
            "res_model": "after_sales.trace",
            "res_id": self.id,
            "views": [(False, "form")],
        }

    def action_print(self):
        """Print the way as a PDF."""
        self.check_access("read")
        return self.env.ref("after_sales.after_sales_trace_report").report_action(self)

    def action_export(self):
        """Download the way and the mass balance as a workbook."""
        self.ensure_one()
        self.check_access("read")
        return {"type": "ir.actions.act_url", "url": f"/after_sales/trace.xlsx?id={self.id}", "target": "download"}

    def _get_trace_blockers(self):
        if not self.lot_ids:
            yield reason("trace_without_lots")
        if len(self.lot_ids) > MOST_LOTS:
            yield reason("trace_too_many", count=len(self.lot_ids), most=MOST_LOTS)

    def _rebuild(self):
        """Write the steps that the reader may see, and the balance."""
        # The engine keeps what it read; the reader's own rights choose what of it is written for him.
        kept = self.sudo()
        kept.step_ids.unlink()
        kept.balance_ids.unlink()
        lines = self._moved_lines()
        steps = [*self._movements(lines), *self._papers(lines), *self._standing()]
        readable = self._readable(paper for step in steps for paper in step.papers)
        shown = ordered(seen(step, readable) for step in steps)
        self.env["after_sales.trace.step"].sudo().create(self._prepare_step_vals(shown))
        self.env["after_sales.trace.balance"].sudo().create(self._prepare_balance_vals(lines))
        kept.write({"traced_on": fields.Datetime.now(), "hidden_count": sum(step.is_hidden for step in shown)})

    def _readable(self, papers) -> set[tuple[str, int]]:
        """Those of these records that the user may read: one look at each kind of them."""
        wanted = {}
        for model, record_id in papers:
            wanted.setdefault(model, set()).add(record_id)
        return {
            (model, record.id)
            for model, ids in wanted.items()
            for record in self.env[model].browse(sorted(ids))._filtered_access("read")
        }

    def _prepare_step_vals(self, steps):
        """One row for each step, in order, with the names of the papers that it opens."""
        papers = {}
        for step in steps:
            if step.papers:
                papers.setdefault(step.papers[0][0], set()).add(step.papers[0][1])
        words = {}
        for model, ids in papers.items():
            # Each of them is readable; what its name is made of need not be.
            for record in self.env[model].sudo().browse(sorted(ids)):
                words[model, record.id] = (record.display_name, self._status_of(record))
        return [
            {
                "trace_id": self.id,
                "sequence": number,
                "kind": step.kind,
                "section": step.section,
                "lot_id": step.lot,
                "res_model": step.papers[0][0] if step.papers else False,
                "res_id": step.papers[0][1] if step.papers else False,
                "document": words[step.papers[0]][0] if step.papers else self.env._("You may not read this document."),
                "status": words[step.papers[0]][1] if step.papers else False,
                "happened_on": step.on or False,
                "partner_id": step.partner or False,
                "quantity": step.quantity,
                "is_hidden": step.is_hidden,
            }
            for number, step in enumerate(steps, 1)
        ]

    def _status_of(self, record):
        field = record._fields.get("state")
        if not field or field.type != "selection":
            return False
        return dict(field._description_selection(self.env)).get(record.state)
