// Part of after_sales. LGPL-3.
// A quotation below the list: the salesperson is told, asks, and sends it once the general manager said yes.
import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const stands = (status) => ({
    content: `The document is ${status}`,
    trigger: `.o_statusbar_status .o_arrow_button_current:contains("${status}")`,
});

tours.add("after_sales_ask_concession_tour", {
    steps: () => [
        { content: "It is free so far", trigger: "body:not(:has(.alert-warning))" },
        { content: "Open the line", trigger: ".o_data_row td[name=price_unit]", run: "click" },
        { content: "A lower price", trigger: ".o_data_row td[name=price_unit] input", run: "edit 1780 && press Tab" },
        { content: "It is told at once", trigger: ".alert-warning:contains(11.00 % below the price list)" },
        { content: "Try to send it all the same", trigger: "button[name=action_quotation_send]", run: "click" },
        { content: "It is refused", trigger: ".modal .modal-body:contains(11.00 % below the price list)" },
        { content: "Well then", trigger: ".modal .modal-footer .btn-primary", run: "click" },
        { content: "Ask", trigger: "body:not(:has(.modal)) button[name=action_after_sales_ask_concession]", run: "click" },
        { content: "Line by line", trigger: ".o_field_widget[name=line_ids] td[name=below_percent]:contains(11.00)" },
        { content: "Say why", trigger: ".o_field_widget[name=justification] textarea", run: "edit A rival offers 1,700." },
        { content: "Submit", trigger: "button[name=action_submit]", run: "click" },
        stands("Waiting for Approval"),
        { content: "It says who is asked", trigger: ".alert-info:contains(General Manager)" },
        { content: "Back to the quotation", trigger: "button[name=action_view_order]", run: "click" },
        { content: "It waits", trigger: ".alert-warning:contains(waits for General Manager)" },
    ],
});

tours.add("after_sales_approve_concession_tour", {
    steps: () => [
        { content: "See what waits", trigger: ".o_kanban_record:contains(To Approve):contains(1)", run: "click" },
        { content: "Open it", trigger: ".o_list_view .o_data_row .o_data_cell[name=document_name]", run: "click" },
        { content: "It waits for this approver", trigger: ".alert-warning:contains(Waiting for your decision)" },
        { content: "Say yes", trigger: "button[name=action_approve]", run: "click" },
        stands("Approved"),
    ],
});

tours.add("after_sales_send_concession_tour", {
    steps: () => [
        { content: "Nothing is in the way", trigger: ".o_form_view:not(:has(.alert-warning)) button[name=action_quotation_send]", run: "click" },
        { content: "Send", trigger: ".modal button.o_mail_send", run: "click" },
        stands("Quotation Sent"),
    ],
});
