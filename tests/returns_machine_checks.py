# Part of after_sales. LGPL-3.
"""What must hold after each step of the machine, whatever was done."""

from collections import defaultdict

from hypothesis.stateful import invariant


class ReturnsChecks:
    """Mixed into the machine: caps, approvals, postings, the log, the books and the stock."""

    @invariant()
    def nothing_is_broken(self):
        self.env.flush_all()
        self.env.invalidate_all()
        breaches = [reason for _kind, _record, reason in self.env["after_sales.breach"]._find_breaches()]
        self.case.assertFalse(breaches)
        self.env.cr.execute(
            """SELECT move_id, SUM(balance) FROM account_move_line WHERE parent_state = 'posted' AND company_id = %s
             GROUP BY move_id HAVING ABS(SUM(balance)) > 0.001""",
            [self.case.company.id],
        )
        self.case.assertFalse(self.env.cr.fetchall(), "An entry does not balance.")

    @invariant()
    def the_decision_log_is_whole(self):
        for chain in self.env["after_sales.approval.chain"].search([("company_id", "=", self.case.company.id)]):
            self.case.assertFalse(chain._breaches())

    @invariant()
    def postings_are_covered_by_approvals_and_point_to_entries(self):
        postings = self.env["after_sales.posting"].search([("company_id", "=", self.case.company.id)])
        for model, rows in postings.grouped("entry_model").items():
            entries = self.env[model].browse(rows.mapped("entry_id"))
            self.case.assertEqual(entries.exists(), entries)
        for document in [*self.returns.sudo(), *self.allowances.sudo()]:
            standing = document.posting_ids.filtered(lambda row: not row.reversed_by_id)
            if standing.filtered(lambda row: row.kind == "credit_note"):
                request = document._latest_request()
                self.case.assertIn(document.state, ("approved", "done"), document.name)
                self.case.assertEqual(request.state, "approved", document.name)
                self.case.assertEqual(request.digest, document._approval_digest(), document.name)

    @invariant()
    def no_delivery_and_no_invoice_gives_back_more_than_it_gave(self):
        out, back = defaultdict(float), defaultdict(float)
        for move in self.orders().order_line.move_ids.filtered(lambda move: move.state == "done"):
            if move.location_dest_id.after_sales_is_with_customer and not move.origin_returned_move_id:
                out[move] += move._after_sales_base_quantity()
            elif move.location_id.after_sales_is_with_customer:
                back[move.origin_returned_move_id] += move._after_sales_base_quantity()
            else:
                back[move.origin_returned_move_id.origin_returned_move_id] -= move._after_sales_base_quantity()
        for move, quantity in back.items():
            self.case.assertLessEqual(quantity, out[move] + 1e-6, move.display_name)
            self.case.assertGreaterEqual(quantity, -1e-6, move.display_name)
        for entry in self.invoices() | self.credit_notes():
            self.case.assertGreaterEqual(entry.amount_residual, 0.0, entry.display_name)

    @invariant()
    def no_invoice_line_is_given_back_more_than_it_came_to(self):
        """Credit notes of returns and of allowances together."""
        given = defaultdict(float)
        for line in self.credit_notes().invoice_line_ids:
            if line.parent_state == "posted" and not line.move_id.after_sales_undone_by_id:
                given[line.after_sales_origin_line_id] += line.price_total
        for line, amount in given.items():
            room = 5 * line.currency_id.rounding
            self.case.assertLessEqual(amount, line.price_total + room, line.move_id.name)

    @invariant()
    def no_document_credits_more_than_was_approved(self):
        for document in [*self.returns.sudo(), *self.allowances.sudo()]:
            posted = document.credit_note_ids.filtered(
                lambda entry: entry.state == "posted" and not entry.after_sales_undone_by_id
            )
            room = document.currency_id.rounding * len(posted)
            self.case.assertLessEqual(sum(posted.mapped("amount_total")), document._approved_credit() + room + 1e-6)

    @invariant()
    def each_serial_number_is_in_one_place(self):
        serials = self.case.products.filtered(lambda product: product.tracking == "serial")
        quants = self.env["stock.quant"].search([("product_id", "in", serials.ids), ("quantity", "!=", 0)])
        here = quants.filtered(
            lambda quant: quant.location_id.usage == "internal" or quant.location_id.after_sales_is_with_customer
        )
        for lot, own in here.grouped("lot_id").items():
            # What a customer keeps in our custody left him as his own, though it went to him as ours.
            places = [sum(quants.mapped("quantity")) for quants in own.grouped("location_id").values()]
            self.case.assertLessEqual(sum(places), 1.0, lot.name)
            self.case.assertGreaterEqual(min(places), 0.0, lot.name)

    @invariant()
    def stock_is_worth_what_came_in_less_what_went_out(self):
        for product in self.case.products.with_company(self.case.company):
            moves = self.env["stock.move"].search([("product_id", "=", product.id), ("state", "=", "done")])
            came, went = moves.filtered("is_in"), moves.filtered("is_out")
            quants = self.env["stock.quant"].search(
                [("product_id", "=", product.id), ("location_id.usage", "=", "internal"), ("owner_id", "=", False)]
            )
            pieces = sum(quants.mapped("quantity"))
            expected = sum(came.mapped("value")) - sum(went.mapped("value"))
            if product.cost_method == "standard":
                expected = pieces * product.standard_price
            self.case.assertAlmostEqual(product.total_value, expected, delta=0.01 * (len(moves) + 1), msg=product.name)

    @invariant()
    def the_books_say_the_cost_of_what_is_invoiced_and_not_credited(self):
        """Of a product that always cost the same; Odoo books the cost with the invoice."""
        product = self.case.steady
        items = self.env["account.move.line"].search(
            [
                ("product_id", "=", product.id),
                ("parent_state", "=", "posted"),
                ("display_type", "in", ("product", "cogs")),
            ]
        )
        sold = items.filtered(lambda item: item.display_type == "product" and item.move_id.is_sale_document())
        goods = sold.filtered(lambda item: not item.after_sales_allowance_line_id)
        pieces = sum(
            item._after_sales_base_quantity() * (1 if item.move_id.move_type == "out_invoice" else -1) for item in goods
        )
        booked = items.filtered(lambda item: item.display_type == "cogs" and item.account_id == self.case.stock_account)
        self.case.assertAlmostEqual(sum(booked.mapped("balance")), -10.0 * float(pieces), places=2)

    def finish(self):
        """When everything is invoiced, the trial balance is zero."""
        for order in self.to_invoice():
            self.attempt("invoice", order, lambda order=order: self.case.invoiced(order))
        self.nothing_is_broken()
        lines = self.env["account.move.line"].search(
            [("parent_state", "=", "posted"), ("company_id", "=", self.case.company.id)]
        )
        self.case.assertAlmostEqual(sum(lines.mapped("balance")), 0.0, places=2)
        self.case.seen |= self.done
