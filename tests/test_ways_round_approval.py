# Part of after_sales. LGPL-3.
from contextlib import suppress

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .ways_round import WaysRound

#: What a caller may put into a context in the hope that some code asks for it.
CONTEXTS = (
    {"after_sales_engine": True},
    {"skip_validation_check": True, "skip_readonly_check": True, "skip_invoice_sync": True},
    {"tracking_disable": True, "mail_notrack": True},
    {"install_mode": True, "module": "after_sales", "import_file": True},
    {"default_state": "approved"},
)


@tagged("post_install", "-at_install", "after_sales")
class TestWaysRoundApproval(WaysRound):
    """Nobody gets a signature that was not given (R7.03, R7.18; checklist A29, A34, A53)."""

    def test_no_state_and_no_signature_is_written(self):
        document = self.a_submitted_return(self.order, (self.product, 1))
        step, request = document.approval_step_ids, document.sudo().approval_request_ids
        table = self.env["after_sales.approval.table"]._in_force("2026-03-02")

        for user in (self.sales, self.accountant, self.approver_manager, self.administrator):
            self.assertNoWay(
                {
                    f"{user.login}: state of the return": lambda user=user: self.over_rpc(
                        user, document, "write", {"state": "approved"}
                    ),
                    "state of the step": lambda user=user: self.over_rpc(user, step, "write", {"state": "signed"}),
                    "signer of the step": lambda user=user: self.over_rpc(
                        user, step, "write", {"signer_ids": [Command.link(user.id)]}
                    ),
                    "step through the return": lambda user=user: self.over_rpc(
                        user, document, "write", {"approval_step_ids": [Command.update(step.id, {"state": "signed"})]}
                    ),
                    "state of the request": lambda user=user: self.over_rpc(
                        user, request, "write", {"state": "approved"}
                    ),
                    "who may not sign": lambda user=user: self.over_rpc(
                        user, request, "write", {"excluded_ids": [Command.clear()]}
                    ),
                    "state of the table": lambda user=user: self.over_rpc(user, table, "write", {"state": "approved"}),
                },
                error=AccessError,
            )
        self.assertEqual((document.state, step.state), ("submitted", "waiting"))

    def test_no_step_is_created_already_signed(self):
        document = self.a_submitted_return(self.order, (self.product, 1))
        step = document.approval_step_ids.sudo().copy_data()[0] | {"state": "signed"}
        request = document.sudo().approval_request_ids.copy_data()[0] | {"state": "approved"}

        for user in (self.sales, self.approver_manager, self.administrator):
            self.assertNoWay(
                {
                    f"{user.login}: step": lambda user=user: self.over_rpc(
                        user, self.env["after_sales.approval.step"], "create", [step]
                    ),
                    "request": lambda user=user: self.over_rpc(
                        user, self.env["after_sales.approval.request"], "create", [request]
                    ),
                    "copy of the step": lambda user=user: self.over_rpc(user, document.approval_step_ids, "copy"),
                    "delete the step": lambda user=user: self.over_rpc(user, document.approval_step_ids, "unlink"),
                },
                error=AccessError,
            )

    def test_no_context_creates_or_writes_an_approved_document(self):
        draft = self.a_return(self.order, (self.product, 1))
        values = {"partner_id": self.customer.id, "company_id": self.company.id, "reason_id": self.reason.id}

        for context in CONTEXTS:
            with self.subTest(context=context):
                self.assertRefused(
                    lambda context=context: self.over_rpc(
                        self.sales, draft, "write", {"state": "approved"}, context=context
                    ),
                    error=AccessError,
                )
                self.assertRefused(
                    lambda context=context: self.over_rpc(
                        self.sales,
                        self.env["after_sales.return"],
                        "create",
                        [values | {"state": "approved"}],
                        context=context,
                    ),
                    error=AccessError,
                )

    def test_defaults_of_a_context_never_reach_what_only_the_engine_writes(self):
        values = {"partner_id": self.customer.id, "company_id": self.company.id, "reason_id": self.reason.id}
        context = {
            "default_state": "approved",
            "default_approved_on": "2026-01-01 00:00:00",
            "default_submitted_by_id": self.clerk.id,
        }
        returns = self.env["after_sales.return"]
        tables = self.env["after_sales.approval.table"]

        document = returns.browse(self.over_rpc(self.sales, returns, "create", [values], context=context))
        table = tables.browse(self.over_rpc(self.administrator, tables, "create", [{"title": "Mine"}], context=context))

        self.assertEqual((document.state, document.approved_on, document.submitted_by_id.id), ("draft", False, False))
        self.assertEqual((table.state, table.is_in_force), ("draft", False))

    def test_the_engine_is_not_called_from_outside(self):
        document = self.a_submitted_return(self.order, (self.product, 1))
        table = self.env["after_sales.approval.table"]._in_force("2026-03-02")
        log = self.env["after_sales.approval.log"]

        for user in (self.sales, self.approver_manager, self.administrator):
            for records, method, *args in (
                (document, "_transition", "approve"),
                (document, "_sign"),
                (document, "_refuse", "no"),
                (document, "_after_approve"),
                (document, "_create_receipts"),
                (document, "_advance"),
                (document.approval_step_ids, "_sign", user.id),
                (document.sudo().approval_request_ids, "_close", "approved"),
                (table, "_put_in_force"),
                (log, "_append", []),
            ):
                with self.subTest(f"{user.login}: {records._name}.{method}"):
                    self.assertRefused(
                        lambda records=records, method=method, args=args, user=user: self.over_rpc(
                            user, records, method, *args
                        ),
                        "cannot be called remotely",
                        error=AccessError,
                    )

    def test_the_dialog_of_refusal_is_no_key_to_documents_of_others(self):
        document = self.a_submitted_return(self.order, (self.product, 1))
        dialog = self.env["after_sales.document.refuse"]
        stranger = self._a_user(
            "approver_gm", login="stranger", company=self.env["res.company"].create({"name": "Other Ltd"})
        )

        for user, model in (
            (self.sales, document._name),
            (self.clerk, document._name),
            (stranger, document._name),
            (self.administrator, "res.users"),
        ):
            with self.subTest(user=user.login, model=model):
                values = {"res_model": model, "res_ids": document.ids, "comment": "x"}
                own = dialog.browse(self.over_rpc(user, dialog, "create", [values]))
                self.assertRefused(
                    lambda user=user, own=own: self.over_rpc(user, own, "action_confirm"), error=AccessError
                )
        self.assertEqual(document.state, "submitted")

    def test_an_automation_of_an_administrator_signs_for_nobody(self):
        document = self.a_submitted_return(self.order, (self.product, 1))
        action = self.env["ir.actions.server"].create(
            {
                "name": "Approve",
                "model_id": self.env["ir.model"]._get_id(document._name),
                "state": "code",
                "code": "records.sudo().action_approve()",
                "group_ids": [Command.set(self.env.ref("base.group_user").ids)],
            }
        )

        for user in (self.sales, self.warehouse_user, self.administrator):
            with self.subTest(user=user.login):
                self.assertRefused(
                    action.with_user(user).with_context(active_model=document._name, active_ids=document.ids).run,
                    error=AccessError,
                )
        for code in (
            "records.sudo().write({'state': 'approved'})",
            "records.sudo()._transition('approve')",
            "records.with_context(after_sales_engine=True).sudo().write({'state': 'approved'})",
        ):
            with self.subTest(code):
                action.code = code
                self.assertRefused(
                    action.with_user(self.approver_gm)
                    .with_context(active_model=document._name, active_ids=document.ids)
                    .run
                )
        self.assertEqual(document.state, "submitted")

    def test_imports_bring_drafts_only(self):
        returns, limits = self.env["after_sales.return"], self.env["after_sales.approval.limit"]
        table = self.env["after_sales.approval.table"]._in_force("2026-03-02")
        role = self.env.ref("after_sales.after_sales_approval_role_manager")
        rows = {
            "an approved return": (
                self.sales,
                returns,
                ["partner_id/.id", "company_id/.id", "state"],
                [str(self.customer.id), str(self.company.id), "approved"],
            ),
            "a limit in the table in force": (
                self.administrator,
                limits,
                ["table_id/.id", "role_id/.id", "document_kind", "amount"],
                [str(table.id), str(role.id), "after_sales.return", "999999"],
            ),
            "a signed step": (
                self.administrator,
                self.env["after_sales.approval.step"],
                ["res_model", "state", "role_id/.id"],
                ["after_sales.return", "signed", str(role.id)],
            ),
        }

        for name, (user, model, columns, row) in rows.items():
            for context in ({}, {"install_mode": True, "module": "after_sales"}):
                with self.subTest(name, context=context):
                    before = model.sudo().search_count([])
                    with suppress(AccessError), self.env.cr.savepoint():
                        result = self.over_rpc(user, model, "load", columns, [row], context=context)
                        self.assertTrue(result["messages"])
                    self.assertEqual(model.sudo().search_count([]), before)
