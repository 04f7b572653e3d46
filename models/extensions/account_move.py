# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ...rules.reason import reason


class AccountMove(models.Model):
    _inherit = "account.move"

    after_sales_return_id = fields.Many2one(
        "after_sales.return", "Return", copy=False, readonly=True, index="btree_not_null"
    )
    after_sales_claims = fields.Integer(
        "Claims",
        copy=False,
        readonly=True,
        help="Counts who credited this invoice, so that simultaneous credits collide.",
    )
    after_sales_return_count = fields.Integer(
        "Returns Count", compute="_compute_after_sales_return_count", compute_sudo=True
    )
    after_sales_can_return = fields.Boolean(compute="_compute_after_sales_return_count", compute_sudo=True)
    after_sales_is_bypass = fields.Boolean(
        "Went Around", compute="_compute_after_sales_is_bypass", search="_search_after_sales_is_bypass"
    )

    def _compute_after_sales_return_count(self):
        returns = self.env["after_sales.return"].search([("invoice_id", "in", self.ids)])
        for entry in self:
            credited = entry.reversal_move_ids.after_sales_return_id
            entry.after_sales_return_count = len(
                returns.filtered(lambda document, e=entry: document.invoice_id == e) | credited
            )
            entry.after_sales_can_return = (
                entry.move_type == "out_invoice"
                and entry.state == "posted"
                and bool(entry._after_sales_delivered_moves())
            )

    @api.depends("state", "move_type", "after_sales_return_id")
    def _compute_after_sales_is_bypass(self):
        for entry in self:
            since = entry.company_id.after_sales_control_since
            entry.after_sales_is_bypass = bool(
                since
                and entry.company_id.after_sales_control != "off"
                and entry.state == "posted"
                and entry.move_type == "out_refund"
                and not entry.after_sales_return_id
                and entry.create_date >= since
            )

    def _search_after_sales_is_bypass(self, operator, value):
        if operator != "in":
            return NotImplemented
        controlled = self.env["res.company"].sudo().search([("after_sales_control", "!=", "off")])
        bypass = Domain.OR(
            [
                Domain([("company_id", "=", company.id), ("create_date", ">=", company.after_sales_control_since)])
                for company in controlled
            ]
        ) & Domain([("state", "=", "posted"), ("move_type", "=", "out_refund"), ("after_sales_return_id", "=", False)])
        return bypass if True in value else ~bypass

    @api.constrains(
        "state", "move_type", "amount_total", "partner_id", "currency_id", "reversed_entry_id", "after_sales_return_id"
    )
    def _check_after_sales_credit(self):
        """Let a credit note be posted only as its document approved it: by form, wizard, import, RPC or scheduled job.

        Overriding the posting method would not be enough, since writing the state posts as well.
        """
        entries = self.filtered(lambda entry: entry.move_type == "out_refund" and entry.state == "posted")
        message = self.env["after_sales.message"]
        problems = [
            message._sentence(problem) for entry in entries.sudo() for problem in entry._after_sales_credit_problems()
        ]
        if problems:
            raise ValidationError("\n".join(problems))

    def _after_sales_credit_problems(self):
        document = self.after_sales_return_id
        if not document:
            if self.company_id.after_sales_control == "enforce":
                yield reason("credit_without_document", entry=self.ref or self.name or self.env._("The credit note"))
            return
        posting = document.posting_ids.filtered(
            lambda posting: posting.entry_model == self._name and posting.entry_id == self.id
        )
        differences = [
            self._fields[field]._description_string(self.env)
            for field, said in (
                ("amount_total", posting.amount if posting else None),
                ("commercial_partner_id", document.partner_id.commercial_partner_id),
                ("currency_id", document.currency_id),
            )
            if (
                self.currency_id.compare_amounts(self.amount_total, said or 0.0)
                if field == "amount_total"
                else self[field] != said
            )
        ]
        if document.state not in ("approved", "done"):
            differences.append(self.env._("it is not approved"))
        if differences or not posting:
            yield reason(
                "credit_differs_from_document",
                entry=self.name,
                document=document.name,
                difference=", ".join(differences),
            )

    def _reconcile_reversed_moves(self, reverse_moves, move_reverse_cancel):
        """Reconcile every credit note of a return with its own invoice, all of them in one go.

        Odoo pairs invoices and credit notes by position and reconciles one pair after the other: two credit notes of one
        invoice, posted together, would shift the pairs, and another customer's invoice would be taken.
        """
        ours = reverse_moves.filtered("after_sales_return_id")
        if not ours:
            return super()._reconcile_reversed_moves(reverse_moves, move_reverse_cancel)
        others = reverse_moves - ours
        super(AccountMove, others.reversed_entry_id)._reconcile_reversed_moves(others, move_reverse_cancel)
        lines = (ours | ours.reversed_entry_id).line_ids.with_context(move_reverse_cancel=move_reverse_cancel)
        # Receivables first: with taxes due on payment that settles lines of other accounts.
        for receivable in (True, False):
            open_lines = lines.filtered(
                lambda line, first=receivable: (
                    not line.reconciled
                    and line.account_id.reconcile
                    and (line.account_type == "asset_receivable") == first
                )
            )
            plan = open_lines.grouped(
                lambda line: (
                    (line.move_id & ours).reversed_entry_id or line.move_id,
                    line.account_id,
                    line.currency_id,
                )
            )
            lines._reconcile_plan(list(plan.values()))
        return reverse_moves

    def _after_sales_delivered_moves(self):
        return self.invoice_line_ids.sale_line_ids.move_ids._after_sales_returnable_moves()

    def action_after_sales_return(self):
        """Propose a return of the goods on this invoice, to be credited on it."""
        return self.env["after_sales.return.propose"]._open(self._after_sales_delivered_moves(), invoice=self)

    def action_view_after_sales_returns(self):
        """Open the returns against this invoice, or the return behind this credit note."""
        returns = self.env["after_sales.return"].search([("invoice_id", "in", self.ids)])
        return self.env["after_sales.return"]._view_records(
            returns | self.reversal_move_ids.after_sales_return_id | self.after_sales_return_id, self.env._("Returns")
        )
