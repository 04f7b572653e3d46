// Part of after_sales. LGPL-3.
// A price is lowered from the order to the books, and accounting asks for a credit note of its own.
import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const stands = (status) => ({
    content: `The document is ${status}`,
    trigger: `.o_statusbar_status .o_arrow_button_current:contains("${status}")`,
});
const chooses = (where, reason) => [
    { content: "Look for the reason", trigger: `${where} .o_field_widget[name=reason_id] input`, run: `edit ${reason}` },
    { content: "Choose it", trigger: `.ui-menu-item > a:contains(${reason})`, run: "click" },
    { content: "It is chosen", trigger: `${where} .o_field_widget[name=reason_id] input:value(${reason})` },
];

tours.add("after_sales_give_allowance_tour", {
    steps: () => [
        { content: "Lower the price of this order", trigger: "button[name=action_after_sales_allowance]", run: "click" },
        { content: "All of it is open", trigger: ".modal td[name=open_amount]:contains(400.00)" },
        { content: "Nothing is allowed yet", trigger: ".modal td[name=rate]:contains(0.00)", run: "click" },
        { content: "Ten off each", trigger: ".modal td[name=rate] input", run: "edit 10" },
        ...chooses(".modal", "Defective goods"),
        { content: "Create the allowance", trigger: ".modal button[name=action_create]", run: "click" },
        { content: "The draft is open", trigger: "body:not(:has(.modal)) button[name=action_submit]", run: "click" },
        stands("Waiting for Approval"),
        { content: "It says who is asked", trigger: ".alert-info:contains(Sales Manager)" },
    ],
});

tours.add("after_sales_allowance_credit_note_tour", {
    steps: () => [
        { content: "Open the only one", trigger: ".o_list_view .o_data_row .o_data_cell[name=name]", run: "click" },
        stands("Posted"),
        { content: "See what it posted", trigger: "button[name=action_view_credit_notes]", run: "click" },
        { content: "It is a posted credit note", trigger: ".o_statusbar_status .o_arrow_button_current:contains(Posted)" },
        { content: "Back to the allowance", trigger: "button[name=action_view_after_sales_allowances]", run: "click" },
        { content: "It is posted", trigger: ".o_field_widget[name=credit_status]:contains(Posted)" },
    ],
});

tours.add("after_sales_ask_for_credit_note_tour", {
    steps: () => [
        { content: "Ask for this draft", trigger: "button[name=action_after_sales_ask]", run: "click" },
        { content: "Its amounts are there", trigger: ".o_field_widget[name=amount_total]:contains(115.00)" },
        ...chooses(".o_form_view", "Defective goods"),
        { content: "Submit", trigger: "button[name=action_submit]", run: "click" },
        stands("Waiting for Approval"),
    ],
});
