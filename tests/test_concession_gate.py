# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import Form, new_test_user, tagged

from .concession_common import ConcessionCommon


@tagged("post_install", "-at_install", "after_sales")
class TestConcessionGate(ConcessionCommon):
    """What is compared with which list, and what is free (R7.10, R13.16, R13.17)."""

    def below(self, order):
        return order.after_sales_deviation_percent

    def test_eleven_percent_below_the_list_waits_and_exactly_ten_does_not(self):
        """R7.10: list 2,000, quoted 1,780 is 11 %; quoted 1,800 is exactly 10 %"""
        eleven, ten = self.a_quotation(1780.0), self.a_quotation(1800.0)

        self.assertEqual((self.below(eleven), self.below(ten)), (11.0, 10.0))
        self.assertIn("11.00 % below the price list; only 10 % are free", eleven.after_sales_price_problem)
        self.assertFalse(ten.after_sales_price_problem)
        ten.action_confirm()
        self.assertRefused(eleven.action_confirm, "Ask for Approval")
        self.assertEqual((ten.state, eleven.state), ("sale", "draft"))

    def test_the_quotation_says_so_while_it_is_typed(self):
        with Form(self.a_quotation(2000.0)) as form:
            self.assertFalse(form.after_sales_price_problem)
            with form.order_line.edit(0) as line:
                line.price_unit = 1700.0
            self.assertIn("15.00 % below", form.after_sales_price_problem)

    def test_a_price_and_a_discount_are_the_same(self):
        order = self.a_quotation(2000.0)

        order.order_line.discount = 11.0

        self.assertEqual(self.below(order), 11.0)

    def test_a_discount_on_the_whole_counts(self):
        order = self.a_quotation(2000.0)
        wizard = self.env["sale.order.discount"].with_user(self.sales).with_context(active_id=order.id)

        wizard.create({"discount_type": "amount", "discount_amount": 300.0}).sudo().action_apply_discount()

        self.assertEqual(self.below(order), 15.0)

    def test_a_category_marks_all_its_products_and_others_are_free(self):
        order = self.a_quotation()
        self.service.after_sales_is_paid_service = False
        order.action_confirm()

        self.service.categ_id = self.env["product.category"].create(
            {"name": "Services", "after_sales_is_paid_service": True}
        )

        self.assertRefused(self.a_quotation().action_confirm, "11.00 %")

    def test_plain_salespeople_read_orders_and_type_empty_lines_as_ever(self):
        plain = new_test_user(self.env, "plain_sales", groups="sales_team.group_sale_salesman_all_leads")
        order = self.a_quotation(1700.0).with_user(plain)

        self.assertIn("15.00 %", order.read()[0]["after_sales_price_problem"])
        order.order_line = [Command.create({"display_type": "line_section", "name": "Options"})]
        self.assertIn("15.00 %", order.after_sales_price_problem)
        with Form(order) as form, form.order_line.new() as line:
            self.assertFalse(line.product_id)
            line.product_id = self.service

    def test_switched_off_nothing_is_asked(self):
        self.company.after_sales_price_control = "off"
        order = self.a_quotation(1.0)

        order.action_confirm()

        self.assertEqual((order.state, self.below(order), order.sudo().after_sales_price_seal), ("sale", 0.0, False))

    def test_everything_may_be_kept_to_the_list(self):
        boiler = self.a_product(price=100.0)
        values = {"product_id": boiler.id, "product_uom_qty": 10, "price_unit": 50.0}
        order = self.a_quotation(2000.0, lines=[values])
        self.assertEqual(self.below(order), 0.0)

        self.company.after_sales_price_control = "all"

        self.assertEqual(self.below(order), 16.67)

    def test_the_list_is_the_companys_and_not_what_the_customer_was_given(self):
        """R13.16: the service price list is the measure, whatever list the order has"""
        values = {"compute_price": "fixed", "applied_on": "0_product_variant", "product_id": self.service.id}
        cheap, service_list = self.env["product.pricelist"].create(
            [
                {"name": name, "currency_id": self.company.currency_id.id, "item_ids": [Command.create(item)]}
                for name, item in (
                    ("Cheap", {**values, "fixed_price": 900}),
                    ("Service", {**values, "fixed_price": 1900}),
                )
            ]
        )
        order = self.a_quotation(1780.0, pricelist_id=cheap.id)
        self.assertEqual(self.below(order), 11.0)

        self.company.after_sales_service_pricelist_id = service_list

        self.assertEqual(self.below(self.a_quotation(1780.0)), 6.32)

    def test_amounts_are_compared_without_tax(self):
        included = self.tax_sale_a.copy({"name": "15% in it", "price_include_override": "tax_included"})
        order = self.a_quotation(2000.0)

        order.order_line.tax_ids = included

        self.assertEqual(self.below(order), 13.05)
        self.service.taxes_id = included
        order.invalidate_recordset()
        self.assertEqual(self.below(order), 0.0)

    def test_another_currency_is_compared_at_the_rate_of_the_day(self):
        other = self.setup_other_currency("EUR", rates=[("2016-01-01", 2.0)])
        pricelist = self.env["product.pricelist"].create({"name": "Euro", "currency_id": other.id})

        order = self.a_quotation(1780.0, pricelist_id=pricelist.id)

        self.assertEqual((order.currency_id, self.below(order)), (other, 55.5))

    def test_without_a_rate_no_price_is_told(self):
        other = self.env["res.currency"].create({"name": "XQX", "symbol": "X"})
        pricelist = self.env["product.pricelist"].create({"name": "New", "currency_id": other.id})

        order = self.a_quotation(5000.0, pricelist_id=pricelist.id)

        self.assertRefused(order.action_confirm, "no exchange rate from XQX")

    def test_a_combination_of_products_is_one_thing_at_its_price(self):
        parts = self.service | self.a_product(name="Filter", price=50.0)
        combos = self.env["product.combo"].create(
            [{"name": part.name, "combo_item_ids": [Command.create({"product_id": part.id})]} for part in parts]
        )
        package = self.env["product.product"].create(
            {
                "name": "Package",
                "type": "combo",
                "list_price": 1000.0,
                "taxes_id": [Command.clear()],
                "combo_ids": [Command.set(combos.ids)],
                "after_sales_is_paid_service": True,
            }
        )
        order = self.a_quotation(2000.0)
        order.order_line = [Command.create({"product_id": package.id, "name": "Package", "sequence": 20})]
        head = order.order_line[1]
        order.order_line = [
            Command.create(
                {"product_id": item.product_id.id, "name": "Part", "linked_line_id": head.id, "combo_item_id": item.id}
            )
            for item in combos.combo_item_ids
        ]
        self.assertEqual((sum((order.order_line - head).mapped("price_unit")), self.below(order)), (3000.0, 0.0))

        order.order_line[2].price_unit -= 450.0

        self.assertEqual(self.below(order), 15.0)

    def test_an_option_is_offered_as_one(self):
        order = self.a_quotation(2000.0)

        order.order_line = [Command.create({"product_id": self.service.id, "product_uom_qty": 0, "price_unit": 1000.0})]

        self.assertEqual(self.below(order), 25.0)

    def test_the_authority_table_says_what_is_free_of_a_line_too(self):
        """R7.16: it is part of a version that the general manager approves; all reasons are told at once"""
        self.a_price_table(free_deviation_percent=5.0, free_discount_percent=20.0)
        order = self.a_quotation(1400.0, lines=[{"product_id": self.service.id, "price_unit": 2000.0}])

        told = self.assertRefused(order.action_quotation_send, "15.00 % below the price list; only 5 % are free")

        self.assertIn(f"Boiler overhaul in {order.name} is 30.00 % below the price list; only 20 % are free", told)

    def test_installed_companies_keep_paid_services_to_the_list_and_new_ones_do_not(self):
        later = self.env["res.company"].create({"name": "Later Ltd"})

        self.assertEqual(self.env.ref("base.main_company").after_sales_price_control, "services")
        self.assertEqual(later.after_sales_price_control, "off")
        branch = self.env["res.company"].create({"name": "Branch", "parent_id": self.company.id})
        self.assertEqual(branch.after_sales_price_control, "services")

    def test_switching_control_and_list_stands_in_the_decision_log(self):
        self.company.after_sales_price_control = "all"

        row = self.env["after_sales.approval.log"].search([("res_model", "=", "res.company")], limit=1)

        self.assertEqual((row.event, row.facts["price_control"]), ("configured", "all"))
        self.assertEqual(row.facts["before"]["price_control"], "services")

    def test_switched_off_no_query_is_spent(self):
        self.company.after_sales_price_control = "off"
        order = self.a_quotation(1.0)
        order.action_confirm()
        self.env.flush_all()

        with self.assertQueryCount(0):
            self.assertFalse(list(order._after_sales_price_problems(("draft", "sale"))))
            order._check_after_sales_price_when_told()
            order.order_line._check_after_sales_price()

    def test_many_quotations_cost_as_many_queries_as_few(self):
        pricelist = self.env["product.pricelist"].create({"name": "Service"})
        self.company.after_sales_service_pricelist_id = pricelist

        def queries(orders):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.assertEqual(len(list(orders._after_sales_price_problems())), 2 * len(orders))
            return self.env.cr.sql_log_count - before

        few, many = (self.env["sale.order"].union(*(self.a_quotation() for _each in range(size))) for size in (2, 8))
        queries(few)

        self.assertEqual(queries(many), queries(few))
