// Part of after_sales. LGPL-3.
// Quality before the goods: from the home screen to what becomes of them.
import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("after_sales_inspect_goods_tour", {
    steps: () => [
        { content: "See what waits", trigger: ".o_kanban_record:contains(Goods to Inspect):contains(1)", run: "click" },
        { content: "Open it", trigger: ".o_kanban_record:contains(Boiler):contains(2.00)", run: "click" },
        { content: "It says what the customer claims", trigger: ".o_field_widget[name=reason_id]:contains(Defective)" },
        { content: "Nothing was decided yet", trigger: "td[name=disposition_id]:first", run: "click" },
        { content: "Look for a disposition", trigger: "td[name=disposition_id] input", run: "edit Scrap" },
        { content: "Choose it", trigger: ".ui-menu-item > a:contains(Scrap)", run: "click" },
        { content: "It is chosen", trigger: "td[name=disposition_id] input:value(Scrap)" },
        { content: "Only one of the two", trigger: "td[name=quantity] input", run: "edit 1" },
        { content: "Carry it out", trigger: "button[name=action_inspect]", run: "click" },
        {
            content: "It is inspected",
            trigger: '.o_statusbar_status .o_arrow_button_current:contains("Inspected")',
        },
        { content: "The return shows it", trigger: "button[name=action_view_return]", run: "click" },
        { content: "A part of it", trigger: ".o_field_widget[name=inspection_status]:contains(Partly Inspected)" },
    ],
});
