// Part of after_sales. LGPL-3.
// A lot is called back: quality begins it from the lot, the general manager says yes, sales tells and takes back.
import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const stands = (status) => ({
    content: `The document is ${status}`,
    trigger: `.o_statusbar_status .o_arrow_button_current:contains("${status}")`,
});

tours.add("after_sales_recall_begin_tour", {
    steps: () => [
        { content: "Nothing holds it", trigger: ".o_form_view:not(:has(.alert-danger))" },
        { content: "The box of buttons is full", trigger: ".o_button_more", run: "click" },
        { content: "Call the lot back", trigger: "button[name=action_after_sales_start_recall]", run: "click" },
        { content: "The lot is in it", trigger: ".o_field_widget[name=item_ids] td[name=lot_id]:contains(B-1)" },
        { content: "Look for the reason", trigger: ".o_field_widget[name=reason_id] input", run: "edit Defective" },
        { content: "Choose it", trigger: ".ui-menu-item > a:contains(Defective goods)", run: "click" },
        { content: "Submit too early", trigger: "button[name=action_submit]", run: "click" },
        { content: "Customers must be told something", trigger: ".modal .modal-body:contains(what customers are to do)" },
        { content: "Well then", trigger: ".modal .modal-footer .btn-primary", run: "click" },
        {
            content: "What is wrong",
            trigger: "body:not(:has(.modal)) .o_field_widget[name=problem] textarea",
            run: "edit The valve may burst.",
        },
        { content: "What to do", trigger: ".o_field_widget[name=instructions] textarea", run: "edit Stop using it." },
        { content: "Submit", trigger: "button[name=action_submit]", run: "click" },
        stands("Waiting for Approval"),
        { content: "See the customers", trigger: ".o_notebook .nav-link[name=customers]", run: "click" },
        { content: "Rosa is one of them", trigger: ".o_field_widget[name=customer_ids] td:contains(Rosa Alvarez)" },
        { content: "See the balance", trigger: ".o_notebook .nav-link[name=balance]", run: "click" },
        { content: "It adds up", trigger: ".o_field_widget[name=balance_ids] tr:contains(Difference) td[name=quantity]:contains(0.00)" },
    ],
});

tours.add("after_sales_recall_approve_tour", {
    steps: () => [
        { content: "See what waits", trigger: ".o_kanban_record:contains(To Approve):contains(1)", run: "click" },
        { content: "Open it", trigger: ".o_list_view .o_data_row .o_data_cell[name=document_name]", run: "click" },
        { content: "Say yes", trigger: "button[name=action_approve]", run: "click" },
        stands("Running"),
    ],
});

tours.add("after_sales_recall_tell_tour", {
    steps: () => [
        { content: "See the customers", trigger: ".o_notebook .nav-link[name=customers]", run: "click" },
        {
            content: "Rosa was called",
            trigger: ".o_field_widget[name=customer_ids] tr:contains(Rosa Alvarez) button[name=action_note_told]",
            run: "click",
        },
        { content: "She is told", trigger: ".o_field_widget[name=customer_ids] tr:contains(Rosa Alvarez) .badge:contains(Told)" },
        { content: "Take back all", trigger: "button[name=action_take_back]:contains(Return All)", run: "click" },
        { content: "A return for each", trigger: ".o_list_view .o_data_row:contains(Lakeside Bakery)" },
    ],
});
