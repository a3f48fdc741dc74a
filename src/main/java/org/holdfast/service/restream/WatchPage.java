// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.restream;

import java.util.List;
import org.holdfast.service.Restream;
import org.holdfast.service.ServiceTexts;

/** The page that lists the cameras; made anew at each request. Names come from the user and are never markup. */
final class WatchPage {
    private static final String STYLE =
            "body{font:15px system-ui,sans-serif;margin:24px;background:#f6f8fa;color:#1f2328}"
                    + "h1{font-size:20px}ul{display:flex;flex-wrap:wrap;gap:16px;padding:0;list-style:none}"
                    + "li{background:#fff;border:1px solid #d1d9e0;border-radius:8px;padding:12px}"
                    + "img{display:block;width:320px;height:240px;object-fit:contain;background:#000;border-radius:4px}"
                    + "a{color:#1f7a6d}@media(prefers-color-scheme:dark){body{background:#0d1117;color:#e6edf3}"
                    + "li{background:#151b23;border-color:#3d444d}a{color:#3fb5a3}}";

    private WatchPage() {}

    static String of(List<Restream.Offer> offers) {
        StringBuilder page = new StringBuilder();
        page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\"><title>Holdfast</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>")
                .append(escaped(ServiceTexts.of("restream.page.title").toString()))
                .append("</h1>");
        if (offers.isEmpty()) {
            page.append("<p>")
                    .append(escaped(ServiceTexts.of("restream.page.empty").toString()))
                    .append("</p>");
        }
        page.append("<ul>");
        for (Restream.Offer offer : offers) {
            String stream = escaped(offer.stream().getPath());
            String snapshot = escaped(offer.snapshot().getPath());
            page.append("<li><a href=\"")
                    .append(stream)
                    .append("\"><img src=\"")
                    .append(snapshot)
                    .append("\" alt=\"\"></a><p>");
            page.append(escaped(offer.device().name()))
                    .append("</p><p><a href=\"")
                    .append(stream)
                    .append("\">");
            page.append(escaped(ServiceTexts.of("restream.page.stream").toString()))
                    .append("</a> · <a href=\"");
            page.append(snapshot).append("\">");
            page.append(escaped(ServiceTexts.of("restream.page.snapshot").toString()))
                    .append("</a></p></li>");
        }
        return page.append("</ul></body></html>\n").toString();
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(Character.isISOControl(point) ? ' ' : point);
            }
        });
        return escaped.toString();
    }
}
