// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.Optional;
import javafx.scene.Node;
import org.holdfast.device.Connection;
import org.holdfast.device.TalkBack;
import org.holdfast.net.Registration;
import org.holdfast.ui.control.Notice;
import org.holdfast.ui.talk.TalkButton;

/** Puts the button that is held to talk on a picture's controls, where the connection offers it. */
final class TalkPlace {
    private TalkPlace() {}

    /**
     * Offers it until the registration is closed.
     *
     * @param around where T works, besides the picture itself
     */
    static Registration offer(LiveCanvas canvas, Node around, Connection connection) {
        Optional<TalkBack> talk = connection.capability(TalkBack.class);
        if (talk.isEmpty()) {
            return () -> {};
        }
        LiveContext context = canvas.model().context();
        TalkButton button = new TalkButton(
                talk.get(),
                context.microphones(),
                context.background(),
                context.phrases(),
                why -> context.notices()
                        .accept(Notice.passing(
                                context.clock().instant(),
                                context.phrases().say(why.sentence()) + " "
                                        + context.phrases().say(why.advice()))));
        // On the whole screen the picture stands beside what is around it otherwise.
        button.listenTo(canvas);
        button.listenTo(around);
        canvas.offer(button);
        return () -> {
            button.leave(canvas);
            button.leave(around);
            canvas.withdraw(button);
            button.close();
        };
    }
}
