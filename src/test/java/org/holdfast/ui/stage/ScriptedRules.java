// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.stage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.net.Registration;
import org.holdfast.service.DownloadRules;

/** Rules that are only remembered. */
public final class ScriptedRules implements DownloadRules {
    private final Map<String, Rule> rules = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    @Override
    public Optional<Rule> rule(String deviceId) {
        return Optional.ofNullable(rules.get(deviceId));
    }

    @Override
    public void set(String deviceId, Rule rule) {
        rules.put(deviceId, rule);
        listeners.forEach(Runnable::run);
    }

    @Override
    public void remove(String deviceId) {
        rules.remove(deviceId);
        listeners.forEach(Runnable::run);
    }

    @Override
    public Registration listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    @Override
    public void close() {}
}
