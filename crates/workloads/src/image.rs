//! image: draws a picture of several megapixels, and resizes it again and again.
//!
//! The picture is a Julia set, so that no large file is shipped, and every seed gives another picture. Resizing is
//! `fast_image_resize`'s Lanczos filter, with 128-bit SIMD where the target has it.

use crate::checksum;
use fast_image_resize::images::Image as Pixels;
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeError, ResizeOptions, Resizer};
use run::context::Context;
use run::error::{Error, Kind};
use run::params::{Domain, Params, Spec};
use run::workload::{Bound, Info, MAX_TASKS, Output, Payload, Running, Workload};

/// The workload.
pub struct Image;

static INFO: Info = Info {
    name: "image",
    title: "Resize pictures",
    bound: Bound::Cpu,
    summary: "Each task draws a large picture and makes a small one of it, as often as there are passes.",
    params: &[
        Spec {
            name: "tasks",
            label: "Pictures",
            unit: None,
            domain: Domain::Integer { default: 3, min: 1, max: MAX_TASKS as u32 },
            help: "One task each.",
        },
        Spec {
            name: "megapixels",
            label: "Size",
            unit: Some("megapixels"),
            domain: Domain::Number { default: 5.0, min: 0.1, max: 20.0 },
            help: "How large each picture is before, at 4 bytes a pixel.",
        },
        Spec {
            name: "width_px",
            label: "New width",
            unit: Some("px"),
            domain: Domain::Integer { default: 640, min: 16, max: 1920 },
            help: "How wide the small picture is; its height follows.",
        },
        Spec {
            name: "passes",
            label: "Passes",
            unit: None,
            domain: Domain::Integer { default: 10, min: 1, max: 1000 },
            help: "How often each task resizes its picture. With 1 the work is too small to be worth splitting.",
        },
        Spec {
            name: "seed",
            label: "Seed",
            unit: None,
            domain: Domain::Integer { default: 1, min: 0, max: 999_999 },
            help: "Other seeds draw other pictures.",
        },
    ],
    size_param: Some("megapixels"),
    last_line: None,
};

/// A picture's width and height, in pixels.
#[derive(Clone, Copy)]
struct Size {
    width: u32,
    height: u32,
}

impl Size {
    /// The size of a four-by-three picture of `megapixels`.
    fn of_megapixels(megapixels: f64) -> Self {
        let width = (megapixels * 1e6 * 4.0 / 3.0).sqrt().round();
        Self { width: width as u32, height: (width * 0.75).round() as u32 }
    }

    fn scaled_to(self, width: u32) -> Self {
        let height = f64::from(self.height) * f64::from(width) / f64::from(self.width);
        Self { width, height: (height.round() as u32).max(1) }
    }

    fn bytes(self) -> u64 {
        4 * u64::from(self.width) * u64::from(self.height)
    }
}

fn sizes(params: &Params) -> (Size, Size) {
    let large = Size::of_megapixels(params.number("megapixels"));
    (large, large.scaled_to(params.integer("width_px")))
}

impl Workload for Image {
    fn info(&self) -> &'static Info {
        &INFO
    }

    fn tasks(&self, params: &Params) -> Vec<String> {
        (0..params.integer("tasks")).map(|index| format!("image {index}")).collect()
    }

    fn peak_bytes(&self, params: &Params, _index: usize) -> u64 {
        let (large, small) = sizes(params);
        // The filter runs along one axis first, so the picture between is already small in width, but still large in
        // height.
        let between = Size { width: small.width, height: large.height };
        large.bytes() + between.bytes() + small.bytes()
    }

    fn payload_bytes(&self, params: &Params, _index: usize) -> u64 {
        sizes(params).1.bytes()
    }

    fn warm_up(&self) -> &'static [(&'static str, f64)] {
        &[("megapixels", 0.1), ("width_px", 64.0), ("passes", 1.0)]
    }

    fn run<'a>(&'a self, params: &'a Params, index: usize, context: &'a Context<'a>) -> Running<'a> {
        Box::pin(async move {
            context.print(format_args!("Processing image {index}"));
            let (large, small) = sizes(params);
            let picture = draw(large, params.integer("seed") + index as u32, context).await?;
            let mut resized = blank(small)?;
            let mut resizer = Resizer::new();
            // The benchmarks compare with wasm, which has 128-bit SIMD, so they use nothing wider.
            #[cfg(all(feature = "bench", target_arch = "x86_64"))]
            if fast_image_resize::CpuExtensions::Sse4_1.is_supported() {
                // SAFETY: the check above says that the processor has it.
                unsafe { resizer.set_cpu_extensions(fast_image_resize::CpuExtensions::Sse4_1) };
            }
            let options = ResizeOptions::new()
                .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
                .use_alpha(false);
            for _ in 0..params.integer("passes") {
                resize(&mut resizer, &picture, &mut resized, &options)
                    .map_err(|error| no_memory(large, &error))?;
                context.checkpoint().await?;
            }
            context.print(format_args!("Finished image {index}"));
            let rgba = resized.into_vec();
            let checksum = checksum::of_bytes(&rgba);
            Ok(Output {
                checksum,
                payload: Some(Payload::Picture { width: small.width, height: small.height, rgba }),
            })
        })
    }
}

/// A piece, and a long one, because the library resizes a whole picture at once.
#[inline(never)]
fn resize(
    resizer: &mut Resizer,
    from: &Pixels<'_>,
    to: &mut Pixels<'_>,
    options: &ResizeOptions,
) -> Result<(), ResizeError> {
    resizer.resize(from, to, options)
}

fn no_memory(size: Size, error: &dyn std::fmt::Display) -> Error {
    let Size { width, height } = size;
    Error::new(
        Kind::Memory,
        format!("A picture of {width} × {height} could not be held ({error}); take fewer megapixels."),
    )
}

fn blank(size: Size) -> Result<Pixels<'static>, Error> {
    let mut rgba = Vec::new();
    rgba.try_reserve_exact(size.bytes() as usize).map_err(|error| no_memory(size, &error))?;
    rgba.resize(size.bytes() as usize, 255);
    Pixels::from_vec_u8(size.width, size.height, rgba, PixelType::U8x4)
        .map_err(|error| no_memory(size, &error))
}

const MOST_STEPS: u32 = 40;

/// Draws the Julia set of a point that the seed picks on a circle where the sets have much detail.
async fn draw(size: Size, seed: u32, context: &Context<'_>) -> Result<Pixels<'static>, Error> {
    let mut picture = blank(size)?;
    let angle = seed as f32 * 2.399_963; // the golden angle: seeds that are close lie far apart on the circle
    let c = (0.7885 * cosine(angle), 0.7885 * cosine(angle - std::f32::consts::FRAC_PI_2));
    let step = 3.0 / size.width as f32;
    for (y, row) in picture.buffer_mut().chunks_exact_mut(4 * size.width as usize).enumerate() {
        draw_row(row, (y as f32 - size.height as f32 / 2.0) * step, step, c);
        context.checkpoint().await?;
    }
    Ok(picture)
}

/// A piece: the pixels of one row, whose points are `step` apart and centred.
#[inline(never)]
fn draw_row(row: &mut [u8], im: f32, step: f32, (c_re, c_im): (f32, f32)) {
    let middle = (row.len() / 4) as f32 / 2.0;
    for (x, pixel) in row.chunks_exact_mut(4).enumerate() {
        let re = (x as f32 - middle) * step;
        pixel[..3].copy_from_slice(&colour(escape_steps(re, im, c_re, c_im)));
    }
}

/// The cosine by its series: the same bits on every device, which `f32::cos` does not promise.
fn cosine(angle: f32) -> f32 {
    let turn = std::f32::consts::TAU;
    let x = angle - (angle / turn).round() * turn;
    let mut term = 1.0;
    let mut sum = 1.0;
    for n in 1..8 {
        term *= -x * x / ((2 * n - 1) * 2 * n) as f32;
        sum += term;
    }
    sum
}

fn escape_steps(mut re: f32, mut im: f32, c_re: f32, c_im: f32) -> u32 {
    for steps in 0..MOST_STEPS {
        let (re2, im2) = (re * re, im * im);
        if re2 + im2 > 4.0 {
            return steps;
        }
        im = 2.0 * re * im + c_im;
        re = re2 - im2 + c_re;
    }
    MOST_STEPS
}

/// Night blue to warm white.
fn colour(steps: u32) -> [u8; 3] {
    let part = steps * 255 / MOST_STEPS;
    [(part * part / 255) as u8, (part * 3 / 4 + 8) as u8, (60 + part * 3 / 5) as u8]
}
