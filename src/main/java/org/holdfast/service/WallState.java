// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The live wall as the user arranged it. Immutable.
 *
 * @param everything how the wall of all cameras is arranged; cameras that it does not name follow at the end
 * @param views the saved views in the order in which they were made
 * @param chosen the {@link View#id} of the view that is shown; empty for all cameras
 * @param looks how single cameras are seen and heard, by {@link org.holdfast.device.Device#id}; only what differs from
 *     {@link Look#USUAL}
 */
public record WallState(Arrangement everything, List<View> views, Optional<String> chosen, Map<String, Look> looks) {
    /** The longest name of a view, in characters. */
    public static final int LONGEST_NAME = 60;
    /** The most views. */
    public static final int MOST_VIEWS = 100;
    /** The most cameras of one view, and the most that are remembered. */
    public static final int MOST_CAMERAS = 1000;

    /** What holds before anything was arranged. */
    public static final WallState INITIAL =
            new WallState(new Arrangement(Layout.FITTED, List.of()), List.of(), Optional.empty(), Map.of());

    public WallState {
        views = List.copyOf(views);
        looks = Map.copyOf(looks);
        List<View> all = views;
        chosen = chosen.filter(id -> all.stream().anyMatch(view -> view.id().equals(id)));
    }

    /** How many pictures there are at once. */
    public enum Layout {
        /** As many as there are, up to sixteen, as large as they fit. */
        FITTED,
        ONE,
        FOUR,
        NINE,
        SIXTEEN,
        /** Up to sixteen, each where the user put it and as large as the user made it. */
        FREE;

        /** The most pictures at once. */
        public int most() {
            return switch (this) {
                case ONE -> 1;
                case FOUR -> 4;
                case NINE -> 9;
                case FITTED, SIXTEEN, FREE -> 16;
            };
        }

        /** Columns and rows; empty where they follow from the number of cameras. */
        public Optional<Integer> side() {
            return switch (this) {
                case ONE -> Optional.of(1);
                case FOUR -> Optional.of(2);
                case NINE -> Optional.of(3);
                case SIXTEEN -> Optional.of(4);
                case FITTED, FREE -> Optional.empty();
            };
        }
    }

    /**
     * Which cameras stand where.
     *
     * @param cameras device ids in order, each once
     * @param places where they stand in {@link Layout#FREE}, by device id; those that are not named find a place
     */
    public record Arrangement(Layout layout, List<String> cameras, Map<String, Place> places) {
        public Arrangement {
            cameras = List.copyOf(new LinkedHashSet<>(cameras));
            places = Map.copyOf(places);
        }

        /** With no camera put anywhere. */
        public Arrangement(Layout layout, List<String> cameras) {
            this(layout, cameras, Map.of());
        }

        /** The same in another layout; what was put somewhere stands there again when the layout is free again. */
        public Arrangement with(Layout other) {
            return new Arrangement(other, cameras, places);
        }

        /** The same with other cameras; places of those that are gone are kept, within bounds, in case they come back. */
        public Arrangement with(List<String> others) {
            return new Arrangement(layout, others, places.size() > MOST_CAMERAS ? Map.of() : places);
        }

        /** The same with cameras at those places. */
        public Arrangement put(Map<String, Place> now) {
            Map<String, Place> all = new LinkedHashMap<>(places);
            all.putAll(now);
            return new Arrangement(layout, cameras, all);
        }
    }

    /**
     * Where a picture stands on a wall that is divided into {@link #COLUMNS} by {@link #ROWS}. Always on the wall and
     * large enough to be seen.
     *
     * @param left counted from 0
     * @param top counted from 0
     */
    public record Place(int left, int top, int width, int height) {
        public static final int COLUMNS = 48;
        public static final int ROWS = 27;
        public static final int LEAST_WIDTH = 6;
        public static final int LEAST_HEIGHT = 4;

        public Place {
            width = Math.clamp(width, LEAST_WIDTH, COLUMNS);
            height = Math.clamp(height, LEAST_HEIGHT, ROWS);
            left = Math.clamp(left, 0, COLUMNS - width);
            top = Math.clamp(top, 0, ROWS - height);
        }

        /** So much further right and down; no further than the wall. */
        public Place moved(int right, int down) {
            return new Place(
                    Math.clamp((long) left + right, 0, COLUMNS - width),
                    Math.clamp((long) top + down, 0, ROWS - height),
                    width,
                    height);
        }

        /** So much wider and higher; no further than the wall. */
        public Place sized(int wider, int higher) {
            return new Place(
                    left,
                    top,
                    Math.clamp((long) width + wider, LEAST_WIDTH, Math.max(LEAST_WIDTH, COLUMNS - left)),
                    Math.clamp((long) height + higher, LEAST_HEIGHT, Math.max(LEAST_HEIGHT, ROWS - top)));
        }

        public boolean meets(Place other) {
            return left < other.left + other.width
                    && other.left < left + width
                    && top < other.top + other.height
                    && other.top < top + height;
        }

        /** Whether the other lies wholly within. */
        public boolean covers(Place other) {
            return left <= other.left
                    && top <= other.top
                    && left + width >= other.left + other.width
                    && top + height >= other.top + other.height;
        }
    }

    /**
     * A saved view.
     *
     * @param id stable; never shown
     */
    public record View(String id, String name, Arrangement arrangement) {
        View with(Arrangement newArrangement) {
            return new View(id, name, newArrangement);
        }
    }

    /**
     * How a camera is seen and heard.
     *
     * @param quarterTurns clockwise, 0 to 3
     * @param volume in percent, 0 to 100
     * @param muted whether nothing is heard whatever the volume
     * @param stamped whether the time stands on the picture
     */
    public record Look(int quarterTurns, int volume, boolean muted, boolean stamped) {
        /** What holds before anything was chosen. */
        public static final Look USUAL = new Look(0, 100, false, false);

        public Look {
            quarterTurns = Math.floorMod(quarterTurns, 4);
            volume = Math.clamp(volume, 0, 100);
        }

        public Look turned() {
            return new Look(quarterTurns + 1, volume, muted, stamped);
        }

        public Look withVolume(int value) {
            return new Look(quarterTurns, value, muted, stamped);
        }

        public Look withMuted(boolean value) {
            return new Look(quarterTurns, volume, value, stamped);
        }

        public Look withStamped(boolean value) {
            return new Look(quarterTurns, volume, muted, value);
        }

        /** What is heard, in percent. */
        public int heard() {
            return muted ? 0 : volume;
        }
    }

    /** The view that is shown; empty for all cameras. */
    public Optional<View> shownView() {
        return chosen.flatMap(this::view);
    }

    public Optional<View> view(String id) {
        return views.stream().filter(view -> view.id().equals(id)).findFirst();
    }

    /** How what is shown is arranged. */
    public Arrangement arrangement() {
        return shownView().map(View::arrangement).orElse(everything);
    }

    public Look look(String deviceId) {
        return looks.getOrDefault(deviceId, Look.USUAL);
    }

    /** Shows another view; all cameras where it is empty or unknown. */
    public WallState choose(Optional<String> id) {
        return new WallState(everything, views, id, looks);
    }

    /** Arranges what is shown anew. */
    public WallState arrange(UnaryOperator<Arrangement> change) {
        Optional<View> shown = shownView();
        if (shown.isEmpty()) {
            return new WallState(change.apply(everything), views, chosen, looks);
        }
        View changed = shown.get().with(change.apply(shown.get().arrangement()));
        return withViews(replaced(changed), chosen);
    }

    /**
     * Adds a view at its place, or at the end, and shows it; a number is appended where its name is taken.
     *
     * @return this state where there is no room, or one with that id
     */
    public WallState add(View view, int place) {
        if (views.size() >= MOST_VIEWS || view(view.id()).isPresent()) {
            return this;
        }
        List<View> changed = new ArrayList<>(views);
        changed.add(
                Math.clamp(place, 0, views.size()),
                new View(view.id(), freeName(view.name(), view.id()), view.arrangement()));
        return withViews(changed, Optional.of(view.id()));
    }

    /** Gives a view another name and other cameras; nothing happens where it is gone. */
    public WallState change(String id, String name, List<String> cameras) {
        return view(id).map(view -> withViews(
                        replaced(new View(
                                id, freeName(name, id), view.arrangement().with(cameras))),
                        chosen))
                .orElse(this);
    }

    /** Removes a view; where it was shown, all cameras are shown. */
    public WallState remove(String id) {
        return withViews(
                views.stream().filter(view -> !view.id().equals(id)).toList(),
                chosen.filter(shown -> !shown.equals(id)));
    }

    /** Changes how a camera is seen and heard. */
    public WallState look(String deviceId, UnaryOperator<Look> change) {
        Look changed = change.apply(look(deviceId));
        Map<String, Look> all = new LinkedHashMap<>(looks);
        if (changed.equals(Look.USUAL)) {
            all.remove(deviceId);
        } else if (all.containsKey(deviceId) || all.size() < MOST_CAMERAS) {
            all.put(deviceId, changed);
        }
        return new WallState(everything, views, chosen, all);
    }

    /** Whether another view has that name, upper and lower case alike. */
    public boolean taken(String name, Optional<String> exceptId) {
        String wanted = folded(name);
        Predicate<View> other = view -> exceptId.filter(view.id()::equals).isEmpty();
        return views.stream().filter(other).anyMatch(view -> folded(view.name()).equals(wanted));
    }

    private WallState withViews(List<View> newViews, Optional<String> newChosen) {
        return new WallState(everything, newViews, newChosen, looks);
    }

    private List<View> replaced(View changed) {
        return views.stream()
                .map(view -> view.id().equals(changed.id()) ? changed : view)
                .toList();
    }

    private String freeName(String wanted, String id) {
        String name = shortened(wanted.strip(), LONGEST_NAME);
        for (int number = 2; taken(name, Optional.of(id)); number++) {
            String ending = " " + number;
            name = shortened(wanted.strip(), LONGEST_NAME - ending.length()) + ending;
        }
        return name;
    }

    /** Never ends in half a character. */
    private static String shortened(String name, int most) {
        if (name.length() <= most) {
            return name;
        }
        return name.substring(0, Character.isHighSurrogate(name.charAt(most - 1)) ? most - 1 : most);
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
