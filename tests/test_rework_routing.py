# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .rework_common import STEPS, ReworkCase


@tagged("post_install", "-at_install", "after_sales")
class TestReworkRouting(ReworkCase):
    """Process engineering says how goods are reworked, production does it in that order (R3.22, R5.19)."""

    def test_the_order_of_reworked_goods_takes_over_the_operations(self):
        repair = self.a_rework()

        self.assertEqual(repair.after_sales_routing_id, self.routing)
        operations = self.operations(repair)
        self.assertEqual(operations.mapped("name"), [step["name"] for step in STEPS])
        self.assertEqual(operations.mapped("planned_hours"), [0.5, 1.0, 0.25])
        self.assertEqual(operations[1].control, "Torque 12 Nm")
        self.assertEqual(operations.mapped("is_next"), [True, False, False])

    def test_what_was_found_decides_and_the_category_is_the_next_best(self):
        other = self.env.ref("after_sales.after_sales_reason_wrong_goods")
        narrow = self.a_routing({"name": "Relabel"}, name="Label", reason_ids=[Command.set(other.ids)],
                                product_ids=[Command.set(self.product.ids)])  # fmt: skip
        wide = self.a_routing({"name": "Clean"}, category_ids=[Command.set(self.product.categ_id.ids)])

        self.assertEqual(self.a_rework(1, reason_id=other.id).after_sales_routing_id, narrow)
        self.assertEqual(self.a_rework(1).after_sales_routing_id, self.routing)
        self.routing.active = False
        self.assertEqual(self.a_rework(1).after_sales_routing_id, wide)

    def test_what_no_routing_fits_waits_for_process_engineering(self):
        self.routing.product_ids = self.a_product(name="Pump")
        repair = self.a_rework()
        self.assertFalse(repair.after_sales_routing_id or repair.after_sales_operation_ids)

        self.choose(repair, self.routing)

        self.assertEqual(len(repair.after_sales_operation_ids), 3)
        self.assertEqual(
            repair.with_user(self.engineer).action_after_sales_route()["res_model"], "after_sales.rework.route"
        )

    def test_another_routing_is_chosen_until_work_begins(self):
        repair, other = self.a_rework(), self.a_routing({"name": "Clean"}, name="Other")
        self.choose(repair, other)
        self.assertEqual(self.operations(repair).mapped("name"), ["Clean"])

        operation = self.operations(repair)
        operation.actual_hours = 1.0
        operation.action_finish()

        self.assertRefused(lambda: self.choose(repair, self.routing), f"{repair.name} keeps its routing")

    def test_a_routing_that_is_improved_leaves_orders_alone(self):
        repair = self.a_rework()

        self.routing.step_ids[0].write({"name": "Cut open", "planned_hours": 9.0})

        self.assertEqual(self.operations(repair)[0].name, "Take apart")
        self.assertEqual(self.routing.planned_hours, 10.25)

    def test_production_says_who_when_how_long_and_with_which_result(self):
        repair = self.a_rework()
        operation = self.operations(repair)[0]
        operation.actual_hours = 0.75

        operation.action_finish()

        self.assertEqual((operation.state, operation.done_by_id, operation.actual_hours), ("done", self.maker, 0.75))
        self.assertEqual(str(operation.done_on), "2026-03-02 00:00:00")
        self.assertEqual(self.operations(repair).mapped("is_next"), [False, True, False])
        self.assertEqual(repair.state, "under_repair")
        self.assertEqual(operation.action_view_operation()["res_id"], operation.id)

    def test_operations_are_done_in_their_order_and_all_that_is_missing_is_told(self):
        last = self.operations(self.a_rework())[2]

        self.assertRefused(
            last.action_finish,
            "comes after Take apart, New seal",
            "enter how many hours",
            "write what the check showed",
        )

    def test_a_repair_is_not_finished_while_operations_are_open(self):
        repair = self.a_rework()
        repair.action_repair_start()

        self.assertRefused(
            repair.action_repair_end, repair.name, "Take apart, New seal, Pressure test still to be done"
        )
        self.assertRefused(lambda: repair.write({"state": "done"}), "Take apart, New seal, Pressure test")
        self.worked(repair)
        self.assertEqual((repair.state, repair.after_sales_open_operation_count), ("done", 0))
        self.assertStock(self.product, on_hand=24.0, quarantine=0.0, value=240.0)

    def test_what_fails_is_done_once_more(self):
        repair = self.a_rework()
        operation = self.operations(repair)[0]
        operation.actual_hours = 1.0
        self.assertRefused(operation.action_fail, "write what the check showed")

        operation.result = "The thread is torn"
        operation.action_fail()

        names = [(each.name, each.state) for each in self.operations(repair)]
        self.assertEqual(names[:2], [("Take apart", "failed"), ("Take apart", "todo")])
        self.assertEqual(self.operations(repair).mapped("is_next"), [False, True, False, False])
        self.assertIn(self.engineer.partner_id, repair.message_ids[:1].notified_partner_ids)

    def test_goods_of_the_customer_are_reworked_and_go_back_without_charge(self):
        """R5.19"""
        document = self.an_approved_return(self.order, (self.product, 1, {"remedy": "repair"}))
        self.received(document)
        repair = document.sudo().repair_ids
        repair.action_repair_start()
        self.assertRefused(repair.action_repair_end, "still to be done")

        self.worked(repair)

        [back] = document.sudo().line_ids.send_back_move_ids
        self.assertEqual((back.location_dest_usage, back.picking_id.owner_id), ("customer", self.customer))
        self.validated(back.picking_id)
        self.assertEqual((document.state, document.sudo().credit_note_ids.ids), ("done", []))
        self.assertEqual((self.order.order_line.qty_delivered, self.order.order_line.qty_to_invoice), (20.0, 0.0))

    def choose(self, repair, routing):
        wizard = self.env["after_sales.rework.route"].with_user(self.engineer)
        wizard.create({"repair_id": repair.id, "routing_id": routing.id}).action_choose()


@tagged("post_install", "-at_install", "after_sales")
class TestReworkRights(ReworkCase):
    """Who writes routings, who works by them, and that nobody goes around (R3.22)."""

    def test_only_process_engineering_writes_routings_and_plans(self):
        repair = self.a_rework()
        operation = repair.after_sales_operation_ids[0]

        for user in (self.maker, self.quality, self.warehouse_user, self.sales, self.administrator):
            with self.subTest(user=user.login):
                for call in (
                    lambda user=user: self.routing.with_user(user).write({"name": "Mine"}),
                    lambda user=user: self.routing.step_ids[0].with_user(user).write({"planned_hours": 9.0}),
                    lambda user=user: operation.with_user(user).write({"planned_hours": 9.0}),
                    lambda user=user: operation.with_user(user).unlink(),
                    lambda user=user: operation.with_user(user).create({"name": "More", "repair_id": repair.id}),
                ):
                    self.assertRefused(call, error=AccessError)
        operation.with_user(self.engineer).write({"planned_hours": 2.0})
        self.assertEqual(operation.planned_hours, 2.0)

    def test_whoever_does_not_choose_routings_is_told_who_does(self):
        repair = self.a_rework()
        wizard = (
            self.env["after_sales.rework.route"].sudo().create({"repair_id": repair.id, "routing_id": self.routing.id})
        )

        for user in (self.maker, self.warehouse_user, self.quality):
            self.assertRefused(wizard.with_user(user).action_choose, error=AccessError)

    def test_only_production_and_process_engineering_finish_operations(self):
        operation = self.operations(self.a_rework())[0]
        operation.write({"actual_hours": 1.0, "result": "Torn"})

        for user in (self.warehouse_user, self.quality, self.sales):
            for action in (operation.with_user(user).action_finish, operation.with_user(user).action_fail):
                self.assertRefused(action, "Manufacturing / Process Engineering", error=AccessError)
        operation.with_user(self.engineer).action_finish()
        self.assertEqual(operation.done_by_id, self.engineer)

    def test_what_is_for_one_person_is_done_by_him(self):
        self.routing.step_ids[0].user_id = self.maker
        operation = self.operations(self.a_rework())[0]
        operation.actual_hours = 1.0

        self.assertFalse(operation.with_user(self.colleague).can_work)
        self.assertRefused(operation.with_user(self.colleague).action_finish, "is for", error=AccessError)
        operation.action_finish()
        self.assertEqual(operation.state, "done")

    def test_nobody_says_that_something_is_done(self):
        repair = self.a_rework()
        operation = repair.after_sales_operation_ids[0]

        for user in (self.maker, self.engineer):
            for vals in ({"state": "done"}, {"done_by_id": user.id}, {"is_next": False}):
                self.assertRefused(lambda u=user, v=vals: operation.with_user(u).write(v), error=AccessError)
        for vals in ({"after_sales_routing_id": False}, {"after_sales_finished_on": "2026-01-01"}):
            self.assertRefused(
                lambda v=vals: repair.with_user(self.warehouse_user).write(v),
                "cannot be written directly",
                error=AccessError,
            )
        delete = {"after_sales_operation_ids": [Command.clear()]}
        self.assertRefused(lambda: repair.with_user(self.warehouse_user).write(delete), error=AccessError)

    def test_what_is_done_does_not_change(self):
        operation = self.operations(self.a_rework())[0]
        operation.actual_hours = 1.0
        operation.action_finish()

        self.assertRefused(lambda: operation.write({"actual_hours": 9.0}), "does not change any more")
        self.assertRefused(lambda: operation.with_user(self.engineer).write({"name": "x"}), "does not change any more")
        self.assertRefused(operation.with_user(self.engineer).unlink, "does not change any more")
        self.assertRefused(operation.action_finish, "does not change any more")

    def test_routings_of_another_company_are_neither_seen_nor_used(self):
        other = self.env["res.company"].create({"name": "Other"})
        stranger = self.env["after_sales.rework.routing"].sudo().create({
            "name": "Theirs", "company_id": other.id, "category_ids": [Command.set(self.product.categ_id.ids)],
            "step_ids": [Command.create({"name": "Theirs"})],
        })  # fmt: skip
        self.routing.active = False

        repair = self.a_rework()

        self.assertFalse(repair.after_sales_routing_id)
        self.assertNotIn(stranger, stranger.with_user(self.engineer).search([]))
        wizard = self.env["after_sales.rework.route"].with_user(self.engineer)
        foreign = wizard.create({"repair_id": repair.id, "routing_id": stranger.id})
        self.assertRefused(foreign.action_choose, error=AccessError)
        self.engineer.company_ids += other
        both = foreign.with_context(allowed_company_ids=(self.company | other).ids)
        self.assertRefused(both.action_choose, "is a routing of another company")

    def test_proposals_take_as_many_queries_however_many_orders_there_are(self):
        def queries(quantities):
            document = self.a_waiting(len(quantities))
            inspection = self.found(self.inspection_of(document), *[("rework", 1) for _each in quantities])
            repairs = [place.line._prepare_repair_vals(place) for place in inspection.sudo().line_ids._places()]
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            self.env["repair.order"].sudo().create(repairs)
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        queries([1])
        few, many = queries([1]), queries([1] * 6)

        # A number is drawn for each order, as Odoo does; its operations cost a few more.
        self.assertLessEqual(many - few, 5 * 14)
