// Part of after_sales. LGPL-3.
// One tour for each person who meets a return on its way from the order to the books.
import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const stands = (status) => ({
    content: `The document is ${status}`,
    trigger: `.o_statusbar_status .o_arrow_button_current:contains("${status}")`,
});
const openTheOnlyRow = {
    content: "Open the only one that waits",
    trigger: ".o_list_view .o_data_row .o_data_cell[name=name]",
    run: "click",
};

tours.add("after_sales_propose_return_tour", {
    steps: () => [
        { content: "Return goods of this order", trigger: "button[name=action_after_sales_return]", run: "click" },
        { content: "Nothing is taken yet", trigger: ".modal td[name=quantity]:contains(0.00)", run: "click" },
        { content: "Two come back", trigger: ".modal td[name=quantity] input", run: "edit 2" },
        { content: "Look for the reason", trigger: ".modal .o_field_widget[name=reason_id] input", run: "edit Defective" },
        { content: "Choose it", trigger: ".ui-menu-item > a:contains(Defective goods)", run: "click" },
        {
            content: "It is chosen",
            trigger: ".modal .o_field_widget[name=reason_id] input:value(Defective goods)",
        },
        { content: "Create the return", trigger: ".modal button[name=action_create]", run: "click" },
        { content: "The draft is open", trigger: "body:not(:has(.modal)) button[name=action_submit]", run: "click" },
        stands("Waiting for Approval"),
        { content: "It says who is asked", trigger: ".alert-info:contains(Sales Manager)" },
    ],
});

tours.add("after_sales_approve_return_tour", {
    steps: () => [
        { content: "See what waits", trigger: ".o_kanban_record:contains(To Approve):contains(1)", run: "click" },
        { ...openTheOnlyRow, trigger: ".o_list_view .o_data_row .o_data_cell[name=document_name]" },
        { content: "It waits for this approver", trigger: ".alert-warning:contains(Waiting for your decision)" },
        { content: "Say yes", trigger: "button[name=action_approve]", run: "click" },
        stands("Approved"),
        { content: "The goods are expected", trigger: ".o_field_widget[name=receipt_status]:contains(Expected)" },
    ],
});

tours.add("after_sales_receive_return_tour", {
    steps: () => [
        { content: "See what comes", trigger: ".o_kanban_record:contains(Goods to Receive):contains(1)", run: "click" },
        { ...openTheOnlyRow, trigger: ".o_list_view .o_data_row .o_data_cell:contains(/IN/)" },
        { content: "The approved quantity is told", trigger: "td[name=after_sales_approved_qty]:contains(2.00)" },
        { content: "All is there", trigger: "button[name=button_validate]", run: "click" },
        stands("Done"),
    ],
});

tours.add("after_sales_credit_note_tour", {
    steps: () => [
        openTheOnlyRow,
        stands("Posted"),
        { content: "Back to the return", trigger: "button[name=action_view_after_sales_returns]", run: "click" },
        stands("Posted"),
        { content: "It is credited", trigger: ".o_field_widget[name=credit_status]:contains(Credited)" },
    ],
});

tours.add("after_sales_refuse_return_tour", {
    steps: () => [
        openTheOnlyRow,
        { content: "Say no", trigger: "button[name=action_refuse]", run: "click" },
        { content: "Say why", trigger: ".modal .o_field_widget[name=comment] textarea", run: "edit Too late" },
        { content: "Confirm", trigger: ".modal button[name=action_confirm]", run: "click" },
        { content: "It is back", trigger: "body:not(:has(.modal)) .alert-warning:contains(Too late)" },
        stands("Draft"),
    ],
});
