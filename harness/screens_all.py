# Part of after_sales. LGPL-3.
"""The screens that `./dev shots` takes; those of one area stand in a file of their own."""

from .screens import OURS, Screen
from .screens_approval import APPROVALS
from .screens_complaints import COMPLAINTS
from .screens_dialogs import DIALOGS
from .screens_improvements import IMPROVEMENTS
from .screens_money import MONEY
from .screens_notices import NOTICES
from .screens_recall import RECALLS
from .screens_rework import REWORK
from .screens_traceability import TRACEABILITY
from .screens_warnings import WARNINGS

HOME, RETURNS = f"{OURS}home_action", f"{OURS}return_action"
PEOPLE = (
    *("sam.sales", "clara.clerk", "mira.manager", "gloria.gm", "wendy.warehouse"),
    *("quinn.quality", "ada.accounts", "audrey.auditor", "renata.rep"),
)
CREDITS = f"{OURS}open_credit_action"
BELOW_LIST = "id IN (SELECT order_id FROM after_sales_concession)"
ODD = {
    "problem": "credit_status = 'problem'",
    "proof": "credit_status = 'proof'",
    "blind": "is_blind",
    "fee": "fee_amount > 0",
}
#: The screens. To add one, add a line.
SCREENS = (
    Screen("home", "admin", HOME),
    *(Screen(f"home-{login.partition('.')[0]}", login, HOME) for login in PEOPLE),
    Screen("returns-list", "sam.sales", RETURNS, view="list"),
    Screen("returns-kanban", "sam.sales", RETURNS, view="kanban"),
    Screen("to-approve", "gloria.gm", f"{OURS}return_action_to_decide"),
    *(
        Screen(f"return-{state}", login, RETURNS, table="after_sales_return", where=f"state = '{state}'")
        for state, login in (
            ("draft", "sam.sales"),
            ("submitted", "gloria.gm"),
            ("approved", "wendy.warehouse"),
            ("done", "ada.accounts"),
            ("cancelled", "audrey.auditor"),
        )
    ),
    *(Screen(f"return-{name}", "ada.accounts", RETURNS, table="after_sales_return", where=ODD[name]) for name in ODD),
    *(Screen(name, "ada.accounts", OURS + name) for name in ("return_action_problem", "vendor_claim_action")),
    Screen("allowances", "sam.sales", f"{OURS}allowance_action", view="list"),
    *(
        Screen(
            f"allowance-{kind}",
            login,
            f"{OURS}allowance_action",
            table="after_sales_allowance",
            where=f"kind = '{kind}'",
        )
        for kind, login in (("allowance", "ada.accounts"), ("compensation", "mira.manager"))
    ),
    Screen("concessions", "sam.sales", f"{OURS}concession_action"),
    Screen("concession", "gloria.gm", f"{OURS}concession_action", table="after_sales_concession"),
    Screen("quotation-below-list", "sam.sales", "sale.action_quotations", table="sale_order", where=BELOW_LIST),
    Screen("waiting-for-proof", "sam.sales", f"{OURS}return_action_proof"),
    Screen("proofs", "ada.accounts", f"{OURS}evidence_action_to_check"),
    Screen(
        "proof",
        "ada.accounts",
        f"{OURS}evidence_action_to_check",
        table="after_sales_evidence",
        where="state = 'to_check'",
    ),
    Screen("cases", "cora.office", f"{OURS}case_action", view="kanban"),
    Screen("cases-register", "cora.office", f"{OURS}case_action_register", view="list"),
    *IMPROVEMENTS,
    *WARNINGS,
    *RECALLS,
    *REWORK,
    *TRACEABILITY,
    *NOTICES,
    Screen("opinions-due", "max.making", f"{OURS}case_step_action_mine"),
    *(
        Screen(f"case-{state}", login, f"{OURS}case_action", table="after_sales_case", where=f"state = '{state}'")
        for state, login in (("running", "max.making"), ("approved", "sam.sales"))
    ),
    *COMPLAINTS,
    *MONEY,
    *APPROVALS,
    *DIALOGS,
    Screen("order", "sam.sales", "sale.action_orders", table="sale_order", where="client_order_ref = 'PO 4471'"),
    Screen(
        "receipt",
        "wendy.warehouse",
        f"{OURS}return_receipt_action",
        table="stock_picking",
        where="after_sales_return_id IS NOT NULL AND state = 'assigned'",
    ),
    Screen("case-claim", "quinn.quality", f"{OURS}case_action", table="after_sales_case", where="claimed_amount > 0"),
    Screen("agreement", "mira.manager", f"{OURS}guarantee_action", table="after_sales_guarantee"),
    Screen("claims-ledger", "quinn.quality", f"{OURS}claim_ledger_action", view="list"),
    Screen("inspections", "quinn.quality", f"{OURS}return_inspection_action"),
    *(
        Screen(
            f"inspection-{state}",
            "quinn.quality",
            f"{OURS}return_inspection_action",
            table="after_sales_return_inspection",
            where=f"state = '{state}'",
        )
        for state in ("draft", "done")
    ),
    Screen("findings", "audrey.auditor", f"{OURS}return_inspection_line_action"),
    Screen("dispositions", "admin", f"{OURS}disposition_action", table="after_sales_disposition"),
    Screen("open-credits", "ada.accounts", CREDITS),
    Screen("card-refund", "ada.accounts", CREDITS, table="account_move", where="after_sales_next_step = 'card_refund'"),
    Screen("credit-notes", "ada.accounts", f"{OURS}return_credit_note_action"),
    Screen("portal-home", "rosa", path="/my/home"),
    Screen("portal-returns", "rosa", path="/my/returns"),
    *(
        Screen(
            f"portal-return-{state}",
            "rosa",
            path="/my/returns",
            table="after_sales_return",
            where=f"state = '{state}' AND partner_id IN (SELECT partner_id FROM res_users WHERE login = 'rosa')",
        )
        for state in ("draft", "approved", "done")
    ),
    Screen(
        "portal-request",
        "rosa",
        path="/my/returns/new?order={id}",  # the row's number
        table="sale_order",
        where="client_order_ref = 'Rosa''s boiler'",
    ),
    Screen("bypass", "audrey.auditor", f"{OURS}bypass_action"),
    Screen("postings", "ada.accounts", f"{OURS}posting_action"),
    Screen("returned-items", "audrey.auditor", f"{OURS}return_line_action"),
    Screen("analysis", "audrey.auditor", f"{OURS}return_analysis_action"),
    Screen("approval-roles", "admin", f"{OURS}approval_role_action"),
    Screen("approval-limits", "admin", f"{OURS}approval_limit_action"),
    Screen("reasons", "admin", f"{OURS}reason_action"),
    Screen("settings", "admin", f"{OURS}settings_action"),
)
