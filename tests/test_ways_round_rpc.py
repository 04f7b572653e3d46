# Part of after_sales. LGPL-3.
import json

from odoo.fields import Command
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .ways_round import WaysRound


@tagged("post_install", "-at_install", "after_sales")
class TestWaysRoundRpc(WaysRound, HttpCase):
    """The same over the network, with a session or a password: what a script of a user can send (R7.03)."""

    freeze_time = None  # a session has a clock of its own

    def test_a_session_opens_no_side_door(self):
        document = self.a_submitted_return(self.order, (self.product, 1))
        step = document.approval_step_ids
        credit_note = self.an_invoice(("gift", 50.0), move_type="out_refund")
        engine = {"after_sales_engine": True, "default_state": "approved", "install_mode": True}

        for login, calls in {
            self.sales.login: (
                ("after_sales.return", "write", [document.ids, {"state": "approved"}], engine),
                ("after_sales.return", "web_save", [document.ids, {"state": "approved"}, {}], engine),
                ("after_sales.return", "_transition", [document.ids, "approve"], {}),
                ("after_sales.return", "action_approve", [document.ids], engine),
                ("after_sales.approval.step", "write", [step.ids, {"state": "signed"}], engine),
                ("after_sales.approval.log", "_append", [[]], {}),
                ("after_sales.approval.table", "_put_in_force", [[1]], {}),
            ),
            self.administrator.login: (
                ("after_sales.return", "action_approve", [document.ids], engine),
                ("after_sales.approval.step", "create", [[{"state": "signed"}]], engine),
            ),
            self.accountant.login: (
                ("account.move", "action_post", [credit_note.ids], engine),
                ("account.move", "write", [credit_note.ids, {"state": "posted"}], engine | {"skip_readonly_check": True}),
                ("account.move", "_post", [credit_note.ids], {}),
            ),
        }.items():
            self.authenticate(login, login)
            for model, method, args, context in calls:
                with self.subTest(f"{login}: {model}.{method}"):
                    self.assertIn("error", self.asked(model, method, args, context))
        self.assertEqual((document.state, step.state, credit_note.state), ("submitted", "waiting", "draft"))

    def test_a_password_opens_no_side_door(self):
        document = self.a_submitted_return(self.order, (self.product, 1))

        for user in (self.sales, self.administrator):
            for method, args in (
                ("write", [document.ids, {"state": "approved"}]),
                ("action_approve", [document.ids]),
                ("_sign", [document.ids]),
            ):
                with self.subTest(f"{user.login}: {method}"):
                    params = {
                        "service": "object",
                        "method": "execute_kw",
                        "args": [self.env.cr.dbname, user.id, user.login, document._name, method, args],
                    }
                    self.assertIn("error", self.sent("/jsonrpc", params))
        self.assertEqual(document.state, "submitted")

    def test_a_session_still_does_what_its_user_may(self):
        document = self.a_submitted_return(self.order, (self.product, 1))
        self.authenticate(self.approver_manager.login, self.approver_manager.login)

        answer = self.asked(document._name, "action_approve", [document.ids], {})

        self.assertNotIn("error", answer)
        self.assertEqual(document.state, "approved")

    def test_a_default_in_the_context_of_a_session_approves_nothing(self):
        self.authenticate(self.sales.login, self.sales.login)
        values = {"partner_id": self.customer.id, "company_id": self.company.id, "reason_id": self.reason.id}
        line = Command.create({"move_id": self.order.order_line.move_ids.id, "quantity": 1})
        context = {"default_state": "approved", "default_amount_total": 0.01, "default_is_open": False}

        made = self.asked("after_sales.return", "create", [[values | {"line_ids": [line]}]], context)["result"]
        self.asked("after_sales.return", "action_submit", [made], context | {"default_signer_ids": [[6, 0, [2]]]})

        document = self.env["after_sales.return"].browse(made)
        request = document.sudo().approval_request_ids
        self.assertEqual((document.state, request.amount, request.state), ("submitted", 100.0, "waiting"))
        self.assertFalse(request.step_ids.signer_ids)
        self.assertTrue(all(request.claim_ids.mapped("is_open")))

    def asked(self, model, method, args, context):
        params = {"model": model, "method": method, "args": args, "kwargs": {"context": context}}
        return self.sent("/web/dataset/call_kw", params)

    def sent(self, path, params):
        self.env.flush_all()
        with mute_logger("odoo.http"):  # the server warns of each refusal
            answer = self.url_open(
                path,
                data=json.dumps({"jsonrpc": "2.0", "method": "call", "id": 1, "params": params}),
                headers={"Content-Type": "application/json"},
            )
        self.env.invalidate_all()
        return answer.json()
